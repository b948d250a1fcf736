//! How long a step took. The only clock in xtask; never used for anything but printing and giving up.

use std::time::{Duration, Instant};

pub struct Stopwatch(Instant);

impl Stopwatch {
    #[allow(clippy::disallowed_methods, reason = "a development tool has no Clock to be handed")]
    pub fn start() -> Stopwatch {
        Stopwatch(Instant::now())
    }

    pub fn elapsed(&self) -> Duration {
        self.0.elapsed()
    }

    /// Seconds to one place: `12.3 s`.
    pub fn reading(&self) -> String {
        let tenths = self.elapsed().as_millis() / 100;
        format!("{}.{} s", tenths / 10, tenths % 10)
    }
}
