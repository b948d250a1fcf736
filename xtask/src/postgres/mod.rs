//! A PostgreSQL for the tests: the one named, the one at hand, or one of our own for the length of the run.
//!
//! Invariants
//! - Never asks for or stores a password: a server at hand is used only if it lets us in without one.
//! - Never changes a server at hand; the tests make and drop their own roles and schemas.
//! - Never installs a package unless told to.

mod install;
mod throwaway;
mod wire;

use crate::process::{Result, output, program};
use crate::workspace::Workspace;
use throwaway::Throwaway;

/// Read by the tests: the address of a server on which they may create roles and schemas.
pub const VARIABLE: &str = "TRADEHALL_TEST_PG";
/// Where to look for a server at hand; 0 is nowhere.
const PORT_VARIABLE: &str = "TRADEHALL_TEST_PG_PORT";

/// What the tests will do, tried and undone.
const PROBE: &str = "begin; create role tradehall_probe; create schema tradehall_probe authorization tradehall_probe; rollback";

pub struct Server {
    pub url: String,
    /// One line for the person waiting.
    pub about: String,
    /// Stops with this value.
    _throwaway: Option<Throwaway>,
}

pub fn provide(workspace: &Workspace, may_install: bool) -> Result<Server> {
    if let Some(url) = std::env::var(VARIABLE).ok().filter(|url| !url.is_empty()) {
        return Ok(Server { url, about: format!("the one {VARIABLE} names"), _throwaway: None });
    }
    let port = std::env::var(PORT_VARIABLE).ok().map_or(Ok(5432), |port| port.parse());
    let port: u16 = port.map_err(|_| format!("{PORT_VARIABLE} must be a port number, or 0 to look nowhere"))?;
    if let Some(url) = at_hand(workspace, port) {
        return Ok(Server { about: url.clone(), url, _throwaway: None });
    }
    let programs = install::programs(may_install)?;
    let throwaway = Throwaway::start(workspace, &programs)?;
    Ok(Server { url: throwaway.url(), about: format!("a throw-away one, {}", throwaway.url()), _throwaway: Some(throwaway) })
}

/// A server on this machine that lets us do what the tests do, if there is one.
fn at_hand(workspace: &Workspace, port: u16) -> Option<String> {
    if port == 0 {
        return None;
    }
    let me = output(program("id", &workspace.root).arg("-un")).unwrap_or_default().trim().to_owned();
    let users = ["postgres", me.as_str()];
    let doors = users.iter().flat_map(|user| ["postgres", "test"].map(|database| (*user, database)));
    let mut open = doors.filter(|(user, _)| !user.is_empty());
    let (user, database) = open.find(|(user, database)| wire::ask(port, user, database, PROBE).is_ok())?;
    Some(format!("postgres://{user}@127.0.0.1:{port}/{database}"))
}
