//! This program started once more, as a server to be measured.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

use foundation::telemetry::Timer;
use kernel::Result;

use super::problem;

/// A running server; it ends with this value.
pub struct Program {
    child: Child,
    pub address: String,
    pub started: Timer,
}

impl Program {
    /// Starts it and waits until it says `listening on http://...`.
    pub fn start(arguments: &[&str], environment: &[(&str, String)]) -> Result<Program> {
        Program::start_until(arguments, environment, "listening on http://")
    }

    /// Starts it and waits for the line that begins so and ends with its address.
    pub fn start_until(arguments: &[&str], environment: &[(&str, String)], word: &str) -> Result<Program> {
        let own = std::env::current_exe().map_err(problem)?;
        let started = Timer::start();
        let mut command = Command::new(own);
        command.args(arguments).envs(environment.iter().map(|(name, value)| (name, value))).stdout(Stdio::piped());
        let mut child = command.spawn().map_err(problem)?;
        let output = child.stdout.take().ok_or_else(|| problem("a server without output"))?;
        let mut lines = BufReader::new(output).lines();
        while let Some(line) = lines.next() {
            if let Some(address) = line.map_err(problem)?.strip_prefix(word) {
                let address = address.to_owned();
                // What it says later is read too: a program whose words nobody takes stops.
                std::thread::spawn(move || lines.for_each(drop));
                return Ok(Program { child, address, started });
            }
        }
        let _ = child.wait();
        Err(problem("the server stopped before it listened"))
    }

    /// Resident memory in KiB.
    pub fn memory_kib(&self) -> u64 {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id())).unwrap_or_default();
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).unwrap_or_default();
        line.trim().trim_end_matches(" kB").parse().unwrap_or_default()
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
