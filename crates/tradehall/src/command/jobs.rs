//! `tradehall jobs`: what waits, and what has failed for good.

use clap::Subcommand;
use kernel::{JobId, Problem, Result};

use super::{Place, print};
use crate::installation::{self, Installation};

#[derive(Subcommand)]
pub enum JobsCommand {
    /// List jobs of all brands with their last error.
    List,
    /// Put a dead job back to work.
    Revive { brand: String, id: String },
}

pub fn run(place: &Place, command: JobsCommand) -> Result<()> {
    let installation = Installation::open(installation::settings(place)?)?;
    match command {
        JobsCommand::List => {
            let mut shown = 0;
            for brand in installation.app.brands().all() {
                let jobs = installation.runtime.block_on(brand.read(|read| foundation::jobs::list(read, 1_000)))?;
                for job in jobs {
                    let error = job.last_error.as_deref().unwrap_or("");
                    let (id, kind, state, attempts, next) = (job.id, job.kind, job.state, job.attempts, job.run_at);
                    print(&format!("{} {id} {kind} {state} attempts {attempts} next {next} {error}\n", brand.id()))?;
                    shown += 1;
                }
            }
            if shown == 0 {
                print("No job waits and none has failed.\n")?;
            }
            Ok(())
        }
        JobsCommand::Revive { brand, id } => {
            let id: JobId = id.parse().map_err(|expected: &str| Problem::invalid("id", expected))?;
            let brand = installation.app.brand(&brand)?;
            installation.runtime.block_on(brand.write(move |tx| foundation::jobs::revive(tx, id)))
        }
    }
}
