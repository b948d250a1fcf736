//! `cargo xtask`: the commands the README names, the same on a laptop and in CI.
//!
//! Invariants
//! - No product code: nothing here is linked into `tradehall`, and no crate of the product is linked in here.
//! - Nothing is installed on the machine unasked: CI=true, `--yes` or `--install` is the asking.
//! - Child builds get exactly the environment a plain `cargo` would, so that the two share one cache.

mod bench;
mod check;
mod debian;
mod demo;
mod journeys;
mod openapi;
mod portals;
mod postgres;
mod process;
mod stopwatch;
mod suite;
mod tidy;
mod workspace;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::process::Result;
use crate::workspace::Workspace;

#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask", about = "Build, run, test and check Tradehall", max_term_width = 110)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Build everything and start a brokerage with demo data in data/
    Demo(demo::DemoArgs),
    /// Build tradehall (release) and run it with the given arguments
    Run(demo::RunArgs),
    /// Run the whole test suite on SQLite and on PostgreSQL
    Test(suite::TestArgs),
    /// Hold the tree against the house rules: format, lints, tidy, licences, OpenAPI, contract, portals
    Check(check::CheckArgs),
    /// Write openapi.json anew from the code
    Openapi,
    /// Measure the engine, the HTTP server, the ledger, the import, or all of them
    Bench(bench::BenchArgs),
    /// Build what a release ships: web/prebuilt.tar.gz and the release binary
    Release,
}

fn main() -> ExitCode {
    let cli = Cli::parse();
    match Workspace::find().and_then(|workspace| obey(&workspace, cli.command)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("xtask: {why}");
            ExitCode::FAILURE
        }
    }
}

fn obey(workspace: &Workspace, command: Command) -> Result<()> {
    match command {
        Command::Demo(args) => demo::demo(workspace, &args),
        Command::Run(args) => demo::run(workspace, &args),
        Command::Test(args) => suite::run(workspace, &args),
        Command::Check(args) => check::run(workspace, &args),
        Command::Openapi => openapi::refresh(workspace),
        Command::Bench(args) => bench::run(workspace, &args),
        Command::Release => portals::release(workspace),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_line_is_consistent() {
        use clap::CommandFactory;
        Cli::command().debug_assert();
    }

    #[test]
    fn what_follows_test_goes_to_the_runner() {
        let cli = Cli::try_parse_from(["cargo xtask", "test", "--yes", "--", "-p", "kernel"]).unwrap();
        let Command::Test(args) = cli.command else { panic!("not the test command") };
        assert!(args.yes);
        assert_eq!(args.filters, ["-p", "kernel"]);
    }
}
