//! `test`: the whole suite, on SQLite and on PostgreSQL, then the portals in a browser. Never leaves a PostgreSQL behind that it started.

use clap::Args;

use crate::journeys;
use crate::postgres::{self, VARIABLE};
use crate::process::{Result, cargo, in_ci, listen, output, run as run_program};
use crate::stopwatch::Stopwatch;
use crate::workspace::Workspace;

#[derive(Args)]
#[command(after_help = "PostgreSQL: TRADEHALL_TEST_PG if set; else one on 127.0.0.1:5432 that lets us in without a password;\n\
    else a throw-away one in target/test-pg, from the machine's PostgreSQL programs.\n\n\
    Examples:\n  cargo xtask test                      everything\n  \
    cargo xtask test withdrawals          tests with that word in their path\n  \
    cargo xtask test -- -p money          one crate\n  cargo xtask test -- --no-capture ...  anything cargo-nextest takes")]
pub struct TestArgs {
    /// Install PostgreSQL, Chromium and cargo-nextest without asking when they are missing
    #[arg(long)]
    pub yes: bool,
    /// Words or options for cargo-nextest
    #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
    pub filters: Vec<String>,
}

pub fn run(workspace: &Workspace, args: &TestArgs) -> Result<()> {
    let watch = Stopwatch::start();
    let with_nextest = provide_nextest(workspace);
    let complete = args.filters.is_empty();
    let browser = if complete { journeys::provide(workspace, args.yes || in_ci())? } else { None };
    let server = postgres::provide(workspace, args.yes || in_ci())?;
    println!("PostgreSQL: {}", server.about);
    let mut tests = cargo(&workspace.root);
    tests.env(VARIABLE, &server.url);
    if with_nextest {
        tests.args(["nextest", "run"]);
        if in_ci() {
            tests.args(["--profile", "ci"]);
        }
    } else {
        tests.arg("test");
    }
    run_program(tests.args(scope(&args.filters)).args(&args.filters))?;
    if let Some(browser) = browser {
        journeys::run(workspace, &browser)?;
    }
    if with_nextest && complete {
        // nextest leaves out the examples in the documentation.
        output(cargo(&workspace.root).env(VARIABLE, &server.url).args(["test", "--quiet", "--workspace", "--doc"]))?;
    }
    println!("tests passed in {}", watch.reading());
    Ok(())
}

/// Everything, unless the caller chose packages.
fn scope(filters: &[String]) -> Option<&'static str> {
    let chosen =
        |word: &String| word == "--package" || word.starts_with("--package=") || (word.starts_with("-p") && !word.starts_with("--"));
    if filters.iter().any(chosen) { None } else { Some("--workspace") }
}

/// Without it the suite still runs, only slower and without a limit per test.
fn provide_nextest(workspace: &Workspace) -> bool {
    let is_there = || listen(cargo(&workspace.root).args(["nextest", "--version"])).is_ok_and(|said| said.success);
    if is_there() {
        return true;
    }
    println!("cargo-nextest is missing: installing it (some minutes, once)");
    // Without its self-updater, which we never use: less to build.
    let install = ["install", "cargo-nextest", "--locked", "--no-default-features", "--features", "default-no-update"];
    if run_program(cargo(&workspace.root).args(install)).is_ok() && is_there() {
        return true;
    }
    println!("cargo-nextest could not be installed: going on with `cargo test`, without a time limit per test");
    false
}

#[cfg(test)]
mod tests {
    use super::scope;

    #[test]
    fn everything_unless_packages_are_chosen() {
        let words = |line: &str| line.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(scope(&words("withdrawals")), Some("--workspace"));
        assert_eq!(scope(&words("--profile ci")), Some("--workspace"));
        for line in ["-p kernel", "-pkernel", "--package kernel", "--package=kernel"] {
            assert_eq!(scope(&words(line)), None, "{line}");
        }
    }
}
