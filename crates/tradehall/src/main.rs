//! `tradehall`: one program, see `tradehall --help`.

use std::process::ExitCode;

use clap::Parser;
use tradehall::command::Cli;

fn main() -> ExitCode {
    match tradehall::command::run(Cli::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("tradehall: {}", tradehall::command::sentence(&problem));
            ExitCode::FAILURE
        }
    }
}
