import Testing

@testable import FazhiBatch

@Suite("Work on several threads")
struct OrderedWorkTests {
  @Test("hands over in order, whatever the threads", arguments: [1, 2, 5])
  func handsOverInOrder(threads: Int) {
    var next = 0
    var results: [Int] = []
    OrderedWork<Int, Int>(
      threads: threads,
      next: {
        next += 1
        return next <= 500 ? next : nil
      },
      makeWorker: {
        { number in
          // Some take longer than others.
          (0..<(number % 7 * 1000)).reduce(number) { $0 ^ $1 ^ $1 }
        }
      },
      emit: { result in
        results.append(result)
        return true
      }
    ).run(threads: threads)
    #expect(results == Array(1...500))
  }

  @Test("ends where a result cannot be taken")
  func ends() {
    var taken = 0
    OrderedWork<Int, Int>(
      threads: 2, next: { 1 }, makeWorker: { { $0 } },
      emit: { _ in
        taken += 1
        return taken < 10
      }
    ).run(threads: 2)
    #expect(taken >= 10)
  }
}
