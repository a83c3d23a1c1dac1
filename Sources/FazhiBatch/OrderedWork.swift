internal import Glibc

/// Does the same work on many things on several threads, and hands over the results in the order of
/// the things.
///
/// What is to be done is taken up only so far ahead of what was handed over, so that memory does not
/// grow with the number of things.
package final class OrderedWork<Thing: Sendable, Result: Sendable>: @unchecked Sendable {
  // All that changes is guarded by `mutex`. `input` is held while the next thing is waited for, which
  // must not keep results from being handed over; who needs both takes it first.
  private let mutex: UnsafeMutablePointer<pthread_mutex_t>
  private let input: UnsafeMutablePointer<pthread_mutex_t>
  private let condition: UnsafeMutablePointer<pthread_cond_t>
  private var taken = 0
  private var handedOver = 0
  private var isAtEnd = false
  private var isStopped = false
  private var waiting: [Int: Result] = [:]
  private let threads: Int
  private let window: Int
  private let next: () -> Thing?
  private let makeWorker: () -> (Thing) -> Result
  private let emit: (Result) -> Bool

  /// Prepares the work.
  ///
  /// - Parameters:
  ///   - threads: How many threads work; below 1, one.
  ///   - next: Gives the next thing, or `nil` at the end; called by one thread at a time, while another
  ///     may call `emit`.
  ///   - makeWorker: Makes what works on one thread, with the memory that it uses again.
  ///   - emit: Takes a result; called by one thread at a time, in order. `false` ends the run:
  ///     no further result is handed over.
  package init(
    threads: Int, next: @escaping () -> Thing?, makeWorker: @escaping () -> (Thing) -> Result,
    emit: @escaping (Result) -> Bool
  ) {
    self.threads = max(1, threads)
    window = self.threads * 8
    self.next = next
    self.makeWorker = makeWorker
    self.emit = emit
    mutex = .allocate(capacity: 1)
    input = .allocate(capacity: 1)
    condition = .allocate(capacity: 1)
    pthread_mutex_init(mutex, nil)
    pthread_mutex_init(input, nil)
    pthread_cond_init(condition, nil)
  }

  deinit {
    pthread_mutex_destroy(mutex)
    pthread_mutex_destroy(input)
    pthread_cond_destroy(condition)
    mutex.deallocate()
    input.deallocate()
    condition.deallocate()
  }

  /// Does it all, on the calling thread and others.
  package func run() {
    var others: [pthread_t] = []
    for _ in 1..<threads {
      var thread = pthread_t()
      let box = Unmanaged.passRetained(ThreadBody { self.work() })
      let status = pthread_create(
        &thread, nil,
        { argument in
          if let argument { Unmanaged<ThreadBody>.fromOpaque(argument).takeRetainedValue().body() }
          return nil
        }, box.toOpaque())
      // Where the system gives no thread, the others do the work.
      if status == 0 { others.append(thread) } else { box.release() }
    }
    work()
    for thread in others { pthread_join(thread, nil) }
  }

  private func work() {
    let worker = makeWorker()
    while let (number, thing) = take() { handOver(worker(thing), number) }
  }

  private func take() -> (Int, Thing)? {
    pthread_mutex_lock(input)
    defer { pthread_mutex_unlock(input) }
    guard waitForRoom() else { return nil }
    let thing = next()
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
    guard let thing, !isStopped else {
      isAtEnd = true
      return nil
    }
    taken += 1
    return (taken - 1, thing)
  }

  /// Waits until so much was handed over that more may be taken up; `false` where nothing more is.
  private func waitForRoom() -> Bool {
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
    while !isAtEnd, !isStopped, taken >= handedOver + window { pthread_cond_wait(condition, mutex) }
    return !isAtEnd && !isStopped
  }

  private func handOver(_ result: Result, _ number: Int) {
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
    waiting[number] = result
    while !isStopped, let result = waiting.removeValue(forKey: handedOver) {
      isStopped = !emit(result)
      handedOver += 1
    }
    pthread_cond_broadcast(condition)
  }
}

/// What a thread does, as an object, which C can be given.
private final class ThreadBody {
  let body: () -> Void

  init(_ body: @escaping () -> Void) { self.body = body }
}
