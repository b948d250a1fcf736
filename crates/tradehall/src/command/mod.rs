//! The commands.

mod brand;
mod jobs;
mod serve;
mod verify;

use std::io::Write;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};
use foundation::config::Loaded;
use kernel::{Problem, Result};

use crate::installation::{self, Installation};

/// An open-source brokerage: CRM, ledger, trading engine and partner programme in one program.
#[derive(Parser)]
#[command(name = "tradehall", version, arg_required_else_help = true)]
pub struct Cli {
    #[command(flatten)]
    pub place: Place,
    #[command(subcommand)]
    pub command: Command,
}

/// Which installation a command is about.
#[derive(Args, Clone, Debug, Default)]
pub struct Place {
    /// The settings file. Without it, ./tradehall.toml is read if it is there.
    #[arg(long, global = true, value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// The data folder; overrides the setting data_dir.
    #[arg(long, global = true, value_name = "DIR")]
    pub data: Option<PathBuf>,
}

#[derive(Subcommand)]
pub enum Command {
    /// Serve all brands: the API, its document at /api/docs, and the portals.
    Serve {
        /// The address to listen on; overrides the setting listen. Port 0 takes a free one.
        #[arg(long, value_name = "ADDRESS:PORT")]
        listen: Option<String>,
    },
    /// Create a demo brand with people, money and trades if there is none, and serve it.
    Demo {
        /// Throw the demo's data away and begin anew.
        #[arg(long)]
        fresh: bool,
        /// The address to listen on.
        #[arg(long, value_name = "ADDRESS:PORT", default_value = "127.0.0.1:8080")]
        listen: String,
        /// How fast the price feed replays: 1x, 60x, max.
        #[arg(long, default_value = "60x")]
        speed: String,
    },
    /// Bring the databases of all brands to this version, and stop.
    Migrate,
    /// Add, list, rename and remove brands.
    #[command(subcommand)]
    Brand(brand::BrandCommand),
    /// Recompute balances from postings, check the audit chain and the counts of every brand.
    Verify,
    /// Look at follow-up jobs that wait or have failed.
    #[command(subcommand)]
    Jobs(jobs::JobsCommand),
    /// Measure this program beside the least that could do the same.
    Bench {
        /// What to measure: http, import, ledger, demo, or all of them.
        what: String,
        /// How many leads there are, instead of a million; the ledger takes an eighth of it as postings.
        #[arg(long, value_name = "NUMBER")]
        rows: Option<u64>,
    },
    /// Print the OpenAPI document.
    Openapi,
    /// Show the settings in force, or explain every one of them.
    Config {
        /// Explain every setting: what it is, its default, and its environment variable.
        #[arg(long)]
        explain: bool,
    },
}

pub fn run(cli: Cli) -> Result<()> {
    match cli.command {
        Command::Openapi => print(&crate::openapi()),
        Command::Config { explain: true } => print(&foundation::config::explain()),
        Command::Config { explain: false } => print(&installation::settings(&cli.place)?.explain()),
        Command::Serve { listen } => serve::serve(&cli.place, listen.as_deref()),
        Command::Demo { fresh, listen, speed } => crate::demo::run(&cli.place, fresh, &listen, &speed),
        Command::Migrate => migrate(installation::settings(&cli.place)?),
        Command::Brand(command) => brand::run(&cli.place, command),
        Command::Bench { what, rows } => crate::bench::run(&what, rows),
        Command::Verify => verify::run(&cli.place),
        Command::Jobs(command) => jobs::run(&cli.place, command),
    }
}

pub use serve::{Serving, serve_until_stopped};

fn migrate(loaded: Loaded) -> Result<()> {
    let installation = Installation::open(loaded)?;
    let brands = installation.app.brands().all();
    print(&format!("{} of {} brands are at this version.\n", brands.len(), brands.len()))
}

/// Writes to the terminal. A reader who has seen enough, as `head` does, is no failure.
pub fn print(text: &str) -> Result<()> {
    let mut out = std::io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => Err(Problem::internal(format!("the output: {error}"))),
        _ => Ok(()),
    }
}

/// A problem as one sentence for a terminal.
pub fn sentence(problem: &Problem) -> String {
    let fields: Vec<String> = problem.fields().iter().map(|field| format!("{}: {}", field.name, field.message)).collect();
    match (problem.cause(), problem.detail()) {
        (Some(cause), _) => cause.to_owned(),
        (None, Some(detail)) if fields.is_empty() => detail.to_owned(),
        (None, Some(detail)) => format!("{detail} ({})", fields.join("; ")),
        (None, None) if !fields.is_empty() => fields.join("; "),
        (None, None) => problem.code().to_owned(),
    }
}
