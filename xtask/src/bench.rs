//! Measurements. Starts them and shows what they print; never judges the figures.

use clap::{Args, ValueEnum};

use crate::demo::build_release;
use crate::journeys;
use crate::portals;
use crate::process::{Result, cargo, program, run as run_program};
use crate::workspace::Workspace;

#[derive(Args)]
pub struct BenchArgs {
    /// What to measure
    #[arg(value_enum, default_value = "all")]
    what: What,
    /// Passed on to the measurement
    #[arg(last = true)]
    args: Vec<String>,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum What {
    /// Ticks, orders and stop-outs per second of the pure engine
    Engine,
    /// Requests per second and latencies of the server
    Http,
    /// Postings per second, durable
    Ledger,
    /// Rows per second of the imports
    Import,
    /// Start and memory of the demo
    Demo,
    /// First pages, long lists and the terminal, in a browser
    Portals,
    /// All of the above, one after the other
    All,
}

pub fn run(workspace: &Workspace, args: &BenchArgs) -> Result<()> {
    if matches!(args.what, What::Engine | What::All) {
        let engine = ["run", "--release", "--package", "engine", "--example", "bench", "--"];
        // What is passed on with `all` is for the program's measurements.
        let more = if args.what == What::Engine { args.args.as_slice() } else { &[] };
        run_program(cargo(&workspace.root).args(engine).args(more))?;
    }
    let names: &[&str] = match args.what {
        What::Engine => return Ok(()),
        What::Http => &["http"],
        What::Ledger => &["ledger"],
        What::Import => &["import"],
        What::Demo => &["demo"],
        What::Portals => &[],
        What::All => &["all"],
    };
    if matches!(args.what, What::Portals | What::All) {
        // Before the program is compiled, since they are compiled into it.
        portals::provide(workspace)?;
    }
    build_release(workspace)?;
    for name in names {
        run_program(program(workspace.release_binary(), &workspace.root).args(["bench", name]).args(&args.args))?;
    }
    if matches!(args.what, What::Portals | What::All) {
        journeys::measure(workspace, &workspace.release_binary())?;
    }
    Ok(())
}
