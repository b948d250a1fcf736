//! `demo` and `run`: build the program, then become it. Never touches data/ itself.

use std::os::unix::process::CommandExt;

use clap::Args;

use crate::portals;
use crate::process::{Result, cargo, program, run as run_program};
use crate::workspace::Workspace;

#[derive(Args)]
pub struct DemoArgs {
    /// Throw the demo data away and start again
    #[arg(long)]
    fresh: bool,
    /// Port on 127.0.0.1
    #[arg(long, default_value_t = 8080)]
    port: u16,
    /// How fast the demo market moves; 1 is real time
    #[arg(long)]
    speed: Option<String>,
    /// Start what was built last
    #[arg(long)]
    no_build: bool,
}

#[derive(Args)]
pub struct RunArgs {
    /// Arguments of tradehall, after --
    #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
    args: Vec<String>,
}

pub fn demo(workspace: &Workspace, args: &DemoArgs) -> Result<()> {
    if !args.no_build {
        portals::provide(workspace)?;
        build_release(workspace)?;
    }
    become_tradehall(workspace, &demo_line(args))
}

pub fn run(workspace: &Workspace, args: &RunArgs) -> Result<()> {
    build_release(workspace)?;
    become_tradehall(workspace, &args.args)
}

pub fn build_release(workspace: &Workspace) -> Result<()> {
    run_program(cargo(&workspace.root).args(["build", "--release", "--package", "tradehall"]))
}

fn demo_line(args: &DemoArgs) -> Vec<String> {
    let mut line: Vec<String> = ["demo", "--data", "data", "--listen"].map(str::to_owned).into();
    line.push(format!("127.0.0.1:{}", args.port));
    if args.fresh {
        line.push("--fresh".to_owned());
    }
    if let Some(speed) = &args.speed {
        line.extend(["--speed".to_owned(), speed.clone()]);
    }
    line
}

/// Replaces this process, so that signals and the exit code are tradehall's own.
fn become_tradehall(workspace: &Workspace, args: &[String]) -> Result<()> {
    let binary = workspace.release_binary();
    if !binary.is_file() {
        return Err("tradehall is not built yet: leave --no-build out once".to_owned());
    }
    let error = program(binary, &workspace.root).args(args).exec();
    Err(format!("could not start tradehall: {error}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_demo_is_told_where_and_how_fast() {
        let args = DemoArgs { fresh: true, port: 9000, speed: Some("10".to_owned()), no_build: false };
        assert_eq!(demo_line(&args).join(" "), "demo --data data --listen 127.0.0.1:9000 --fresh --speed 10");
        let args = DemoArgs { fresh: false, port: 8080, speed: None, no_build: true };
        assert_eq!(demo_line(&args).join(" "), "demo --data data --listen 127.0.0.1:8080");
    }
}
