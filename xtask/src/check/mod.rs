//! `check`: every rule of the house, one line per step, all of them even when one fails.
//!
//! Invariants
//! - A check never changes a tracked file, except that the web step may regenerate what `npm run api` generates (and then fails).
//! - What could not be checked is said to be skipped, with the reason, and never counted as passed.

mod contract;
mod deny;
mod licenses;
mod policy;
mod spdx;
mod web;

use std::io::Write;

use clap::{Args, ValueEnum};

use crate::openapi;
use crate::process::{Result, cargo, listen};
use crate::stopwatch::Stopwatch;
use crate::tidy::tidy;
use crate::workspace::Workspace;

#[derive(Args)]
pub struct CheckArgs {
    /// Only these steps, separated by commas
    #[arg(long, value_enum, value_delimiter = ',')]
    only: Vec<Step>,
    /// Install cargo-deny when it is missing (about four minutes on two cores)
    #[arg(long)]
    install: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
enum Step {
    /// Formatting
    Fmt,
    /// The house rules no compiler knows: sizes, names, SQL, layers, migrations
    Tidy,
    /// Licences, banned crates and sources of all dependencies, against deny.toml
    Licenses,
    /// cargo-deny, where installed: the same and the advisory database
    Deny,
    /// Lints, warnings refused
    Clippy,
    /// openapi.json is what the code says
    Openapi,
    /// The operations promised so far conform to the contract
    Contract,
    /// The portals: installed, generated client fresh, checked, built
    Web,
}

/// How a step ended well enough to go on.
pub enum Outcome {
    Passed(String),
    Skipped(String),
}

/// What a step gives: an error is what to show.
pub type Verdict = Result<Outcome>;

pub fn run(workspace: &Workspace, args: &CheckArgs) -> Result<()> {
    let steps: Vec<Step> = Step::value_variants().iter().copied().filter(|step| args.only.is_empty() || args.only.contains(step)).collect();
    let watch = Stopwatch::start();
    let (mut failed, mut skipped) = (Vec::new(), Vec::new());
    for step in steps.iter().copied() {
        let name = name(step);
        let step_watch = Stopwatch::start();
        print!("{name:<9} ");
        // A lost progress line is no reason to stop.
        let _ = std::io::stdout().flush();
        let verdict = perform(step, workspace, args.install);
        let time = step_watch.reading();
        match verdict {
            Ok(Outcome::Passed(note)) => println!("ok       {time:>8}  {note}"),
            Ok(Outcome::Skipped(why)) => {
                println!("skipped  {time:>8}  {why}");
                skipped.push(name);
            }
            Err(why) => {
                println!("FAILED   {time:>8}\n{}", indented(&why));
                failed.push(name);
            }
        }
    }
    let passed = steps.len() - failed.len() - skipped.len();
    println!("{passed} passed, {} failed, {} skipped in {}", failed.len(), skipped.len(), watch.reading());
    if failed.is_empty() { Ok(()) } else { Err(format!("these checks failed: {}", failed.join(", "))) }
}

fn perform(step: Step, workspace: &Workspace, install: bool) -> Verdict {
    match step {
        Step::Fmt => quiet_cargo(workspace, &["fmt", "--all", "--check"]),
        Step::Tidy => house_rules(workspace),
        Step::Licenses => licenses::check(workspace),
        Step::Deny => deny::check(workspace, install),
        Step::Clippy => quiet_cargo(workspace, &["clippy", "--quiet", "--workspace", "--all-targets", "--", "-D", "warnings"]),
        Step::Openapi => fresh_openapi(workspace),
        Step::Contract => contract::check(workspace),
        Step::Web => web::check(workspace),
    }
}

fn name(step: Step) -> String {
    step.to_possible_value().map(|value| value.get_name().to_owned()).unwrap_or_default()
}

fn quiet_cargo(workspace: &Workspace, args: &[&str]) -> Verdict {
    let said = listen(cargo(&workspace.root).args(args))?;
    if said.success { Ok(Outcome::Passed(String::new())) } else { Err(said.all) }
}

fn house_rules(workspace: &Workspace) -> Verdict {
    let tidied = tidy(workspace)?;
    let (failures, warnings) = (tidied.findings.failures, tidied.findings.warnings);
    if !failures.is_empty() {
        return Err([failures, warnings.iter().map(|warning| format!("(only a warning) {warning}")).collect()].concat().join("\n"));
    }
    let list = if warnings.is_empty() { String::new() } else { format!("; to look at:\n{}", indented(&warnings.join("\n"))) };
    Ok(Outcome::Passed(format!("{} files{list}", tidied.files)))
}

fn fresh_openapi(workspace: &Workspace) -> Verdict {
    let fresh = openapi::generate(workspace)?;
    let committed =
        workspace.read("openapi.json").map_err(|_| "openapi.json is missing: write it with `cargo xtask openapi`".to_owned())?;
    openapi::compare(&fresh, &committed).map(Outcome::Passed)
}

fn indented(text: &str) -> String {
    text.trim_end().lines().map(|line| format!("    {line}")).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_are_called_by_their_names() {
        assert_eq!(name(Step::Openapi), "openapi");
        assert_eq!(indented("a\nb\n"), "    a\n    b");
    }
}
