//! Debian packages, for what the tests need and a machine lacks.
//!
//! Never runs a package manager without consent: CI=true, `--yes`, or a yes at the terminal.

use std::io::{IsTerminal, Write};
use std::path::Path;

use crate::process::{Result, on_path, output, program, run};

/// Installs one package, or says why not and how else (`otherwise`).
pub fn install(package: &str, may_install: bool, otherwise: &str) -> Result<()> {
    let missing = format!("the tests need {package} and none was found");
    if on_path("apt-get").is_none() || !is_root() {
        return Err(format!("{missing}: {otherwise}"));
    }
    if !may_install && !consent(&format!("{package} is missing. Install Debian's package of that name now? [y/N] ")) {
        return Err(format!("{missing}: {otherwise}, or allow the installation with --yes"));
    }
    println!("installing Debian's package {package}");
    let apt = |words: &[&str]| run(program("apt-get", Path::new("/")).args(words).env("DEBIAN_FRONTEND", "noninteractive"));
    apt(&["-qq", "update"])?;
    apt(&["-qq", "install", "-y", "--no-install-recommends", package])
}

pub fn is_root() -> bool {
    output(program("id", Path::new("/")).arg("-u")).is_ok_and(|id| id.trim() == "0")
}

fn consent(question: &str) -> bool {
    if !std::io::stdin().is_terminal() {
        return false;
    }
    print!("{question}");
    let mut answer = String::new();
    let asked = std::io::stdout().flush().and_then(|()| std::io::stdin().read_line(&mut answer));
    asked.is_ok() && matches!(answer.trim(), "y" | "Y" | "yes")
}
