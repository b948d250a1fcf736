//! The demo brand: how long it takes to be ready, made anew and found again, and what it takes of memory when nobody asks anything.

use std::time::Duration;

use foundation::telemetry::Timer;
use kernel::Result;

use super::program::Program;
use super::verdict::{Target, alone};
use super::{Scratch, problem};

const READY: &str = "Tradehall demo is ready at http://";
/// Long enough for what a start leaves to be given back.
const CALM: Duration = Duration::from_secs(10);

pub fn run() -> Result<()> {
    let scratch = Scratch::new("demo");
    for (name, more) in [("demo made anew, start to ready", &["--fresh"][..]), ("demo found again, start to ready", &[])] {
        let arguments = [&["demo", "--listen", "127.0.0.1:0"], more].concat();
        let timer = Timer::start();
        let demo = Program::start_until(&arguments, &scratch.environment(), READY)?;
        alone(name, "s", timer.elapsed_ms() / 10, Target::AtMost(2_00));
        if more.is_empty() {
            let calm = tokio::runtime::Builder::new_current_thread().enable_all().build().map_err(problem)?;
            calm.block_on(async { tokio::time::sleep(CALM).await });
            alone("idle memory of the demo, prices replaying", "MiB", demo.memory_kib() * 100 / 1_024, Target::AtMost(40_00));
        }
    }
    Ok(())
}
