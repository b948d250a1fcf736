//! Measurements. Starts them and shows what they print; never judges the figures.

use clap::{Args, ValueEnum};

use crate::demo::build_release;
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
    /// All of the above, one after the other
    All,
}

pub fn run(workspace: &Workspace, args: &BenchArgs) -> Result<()> {
    if matches!(args.what, What::Engine | What::All) {
        let engine = ["run", "--release", "--package", "engine", "--example", "bench", "--"];
        run_program(cargo(&workspace.root).args(engine).args(&args.args))?;
    }
    let names: &[&str] = match args.what {
        What::Engine => return Ok(()),
        What::Http => &["http"],
        What::Ledger => &["ledger"],
        What::Import => &["import"],
        What::All => &["http", "ledger", "import"],
    };
    build_release(workspace)?;
    for name in names {
        run_program(program(workspace.release_binary(), &workspace.root).args(["bench", name]).args(&args.args))?;
    }
    Ok(())
}
