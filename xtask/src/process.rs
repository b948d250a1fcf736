//! Other programs: found, started, waited for, and their failures put in plain words.
//!
//! Invariants
//! - No shell in between: arguments are passed as they are.
//! - A child `cargo` never sees what `cargo xtask` was told about the package xtask.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use crate::stopwatch::Stopwatch;

/// Errors here are read by people only, so they are sentences.
pub type Result<T, E = String> = std::result::Result<T, E>;

/// `cargo` in `dir`. `cargo run` sets CARGO_PKG_*, CARGO_MANIFEST_* and the like for xtask; build scripts that ask to be run
/// again when those change (ring's does) would then rebuild half the graph at every change between xtask and plain cargo.
///
/// No linker is chosen here: since 1.90 Rust links x86-64 Linux with the lld it brings, and mold was no quicker (measured, see
/// docs/tooling.md). A second set of flags would only mean every crate built twice.
pub fn cargo(dir: &Path) -> Command {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.current_dir(dir);
    for (name, _) in std::env::vars_os() {
        if name.to_str().is_some_and(belongs_to_xtask) {
            command.env_remove(&name);
        }
    }
    command
}

fn belongs_to_xtask(variable: &str) -> bool {
    ["CARGO_PKG_", "CARGO_MANIFEST_", "CARGO_BIN_"].iter().any(|prefix| variable.starts_with(prefix))
        || matches!(variable, "CARGO" | "CARGO_CRATE_NAME" | "CARGO_PRIMARY_PACKAGE" | "OUT_DIR")
}

/// A program in `dir`.
pub fn program(name: impl AsRef<std::ffi::OsStr>, dir: &Path) -> Command {
    let mut command = Command::new(name);
    command.current_dir(dir);
    command
}

/// Runs it with the terminal as its own and wants success.
pub fn run(command: &mut Command) -> Result<()> {
    let status = command.status().map_err(|e| could_not_start(command, &e))?;
    if status.success() { Ok(()) } else { Err(format!("`{}` ended with {status}", line(command))) }
}

/// What a program printed, and whether it was content.
pub struct Said {
    pub success: bool,
    /// Standard output alone.
    pub out: String,
    /// Both streams, errors last: what to show when it failed.
    pub all: String,
}

/// Runs it without input and keeps what it prints.
pub fn listen(command: &mut Command) -> Result<Said> {
    let output = command.stdin(Stdio::null()).output().map_err(|e| could_not_start(command, &e))?;
    let out = String::from_utf8_lossy(&output.stdout).into_owned();
    let all = format!("{out}{}", String::from_utf8_lossy(&output.stderr));
    Ok(Said { success: output.status.success(), out, all })
}

/// Standard output of a program that must succeed.
pub fn output(command: &mut Command) -> Result<String> {
    let said = listen(command)?;
    if said.success { Ok(said.out) } else { Err(format!("`{}` failed:\n{}", line(command), said.all.trim_end())) }
}

/// Runs it silently and gives up after `limit`; true when it succeeded in time.
pub fn succeeds_within(command: &mut Command, limit: Duration) -> bool {
    let quiet = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    let Ok(mut child) = quiet.spawn() else { return false };
    let watch = Stopwatch::start();
    while watch.elapsed() < limit {
        match child.try_wait() {
            Ok(Some(status)) => return status.success(),
            Ok(None) => std::thread::sleep(Duration::from_millis(100)),
            Err(_) => break,
        }
    }
    // Already gone is as good as ended.
    let _ = child.kill();
    let _ = child.wait();
    false
}

/// Where a program stands on PATH.
pub fn on_path(name: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path).map(|dir| dir.join(name)).find(|file| file.is_file())
}

/// CI=true: nobody is there to be asked.
pub fn in_ci() -> bool {
    std::env::var("CI").is_ok_and(|value| value == "true" || value == "1")
}

fn could_not_start(command: &Command, error: &std::io::Error) -> String {
    format!("could not start `{}`: {error}", line(command))
}

fn line(command: &Command) -> String {
    let program = Path::new(command.get_program()).file_name().unwrap_or_default().to_string_lossy().into_owned();
    command.get_args().fold(program, |line, arg| format!("{line} {}", arg.to_string_lossy()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failure_names_the_command() {
        let why = run(Command::new("false").arg("--now")).unwrap_err();
        assert!(why.starts_with("`false --now` ended with"), "{why}");
        assert!(run(&mut Command::new("no-such-program-here")).unwrap_err().starts_with("could not start"));
    }

    #[test]
    fn a_slow_program_is_given_up() {
        assert!(succeeds_within(&mut Command::new("true"), Duration::from_secs(10)));
        assert!(!succeeds_within(Command::new("sleep").arg("30"), Duration::from_millis(200)));
    }

    #[test]
    fn only_what_cargo_said_of_xtask_is_hidden() {
        assert!(belongs_to_xtask("CARGO_PKG_NAME") && belongs_to_xtask("CARGO_MANIFEST_DIR"));
        assert!(!belongs_to_xtask("CARGO_HOME") && !belongs_to_xtask("CARGO_TARGET_DIR"));
    }
}
