import Dispatch
import Testing

@testable import FazhiBatch

@Suite("Work on several threads")
struct OrderedWorkTests {
  @Test("hands over in order, whatever the threads", arguments: [0, 1, 2, 5])
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
    ).run()
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
    ).run()
    #expect(taken == 10)
  }

  @Test("nothing is handed over after a result that could not be taken")
  func endsAtOnce() {
    var next = 0
    var taken: [Int] = []
    let others = DispatchSemaphore(value: 0)
    OrderedWork<Int, Int>(
      threads: 2,
      next: {
        next += 1
        return next <= 4 ? next : nil
      },
      makeWorker: {
        { number in
          // The first waits until the others wait for it.
          if number == 1 { for _ in 2...4 { others.wait() } } else { others.signal() }
          return number
        }
      },
      emit: { result in
        taken.append(result)
        return false
      }
    ).run()
    #expect(taken == [1])
  }

  @Test("a result is handed over while the next thing is waited for", arguments: [2, 5])
  func answersBeforeNext(threads: Int) {
    let asked = DispatchSemaphore(value: 0)
    let answered = DispatchSemaphore(value: 0)
    var next = 0
    var unanswered = 0
    OrderedWork<Int, Int>(
      threads: threads,
      next: {
        // As a program does that sends a report and waits for its result. The limit is there only so
        // that a fault does not hang the tests.
        if next > 0 {
          asked.signal()
          if answered.wait(timeout: .now() + 20) == .timedOut { unanswered += 1 }
        }
        next += 1
        return next <= 3 && unanswered == 0 ? next : nil
      },
      makeWorker: {
        { number in
          // Until another thread waits for the next thing.
          asked.wait()
          return number
        }
      },
      emit: { _ in
        answered.signal()
        return true
      }
    ).run()
    #expect(unanswered == 0)
    #expect(next == 4)
  }
}
