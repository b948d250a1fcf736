//! Time on the processor of this thread: other work on the machine does not count, waiting for memory does.

use std::time::Duration;

/// Nanoseconds this thread has run, from the scheduler's own account of it.
fn on_cpu() -> Option<u64> {
    let text = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    text.split_whitespace().next()?.parse().ok()
}

// A bench is the one place that looks at a watch, and only where the scheduler tells nothing.
#[allow(clippy::disallowed_methods)]
pub fn timed<T>(work: impl FnOnce() -> T) -> (Duration, T) {
    let wall = std::time::Instant::now();
    let start = on_cpu();
    let result = work();
    let spent = start.zip(on_cpu()).map(|(from, to)| Duration::from_nanos(to - from));
    (spent.unwrap_or_else(|| wall.elapsed()), result)
}
