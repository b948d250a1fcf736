//! Threads for bulk work that nobody waits for, such as reading the file of an import: who serves requests or stores changes goes first
//! (on Linux; elsewhere a thread cannot give way alone, and the program does).

use kernel::{Problem, Result};
use tokio::runtime::Handle;

/// How much a thread gives way, of 19.
#[derive(Clone, Copy)]
pub(crate) enum Way {
    /// It has a third of its share of a busy processor: others wait for what it holds.
    Somewhat = 5,
    /// It has a tenth of its share.
    Mostly = 10,
}

/// Runs `work` on a thread of its own that gives way to others, inside the runtime that this is called in.
pub fn spawn(name: &str, work: impl FnOnce() + Send + 'static) -> Result<()> {
    let runtime = Handle::current();
    let gives_way = move || {
        give_way(Way::Mostly);
        let _inside = runtime.enter();
        work();
    };
    let started = std::thread::Builder::new().name(name.to_owned()).spawn(gives_way);
    started.map(|_| ()).map_err(|error| Problem::internal(format!("the thread {name} did not start: {error}")))
}

/// Makes the thread that this is called on give way, until it ends.
pub(crate) fn give_way(way: Way) {
    // Where that is not allowed, it runs as everybody does.
    let _ = rustix::process::nice(way as i32);
}
