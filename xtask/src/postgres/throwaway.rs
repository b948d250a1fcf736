//! A PostgreSQL of our own, for the length of one test run.
//!
//! Invariants
//! - It ends with us, however we end: a small shell holds it and stops it when our end of a pipe closes, which the system does
//!   for a process that was killed as well.
//! - It listens on 127.0.0.1 and a socket in its own folder only.
//! - PostgreSQL refuses to run as root; as root everything here runs as the user `postgres`.

use std::fs;
use std::net::{Ipv4Addr, TcpListener};
use std::os::unix::fs::chown;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use super::wire;
use crate::debian::is_root;
use crate::process::{Result, output, program};
use crate::stopwatch::Stopwatch;
use crate::workspace::Workspace;

const START_LIMIT: Duration = Duration::from_secs(60);
/// A path longer than this cannot name a unix socket's folder.
const LONGEST_SOCKET_FOLDER: usize = 80;

/// $1: the program, $2: the data folder, $3: the log; the rest are settings. SIGINT is PostgreSQL's fast shutdown.
const KEEPER: &str = r#"
postgres=$1 data=$2 log=$3; shift 3
"$postgres" -D "$data" "$@" >"$log" 2>&1 &
pid=$!
cat >/dev/null
kill -INT "$pid" 2>/dev/null
wait "$pid"
rm -rf "$data"
"#;

pub struct Throwaway {
    keeper: Child,
    port: u16,
    folder: PathBuf,
}

/// The user and group it runs as, when we are root.
#[derive(Clone, Copy)]
struct Account {
    uid: u32,
    gid: u32,
}

impl Throwaway {
    pub fn start(workspace: &Workspace, programs: &Path) -> Result<Throwaway> {
        let account = if is_root() { Some(account_of("postgres")?) } else { None };
        let folder = folder(workspace, account)?;
        let data = folder.join("data");
        let initdb = ["--auth=trust", "--encoding=UTF8", "--locale=C", "--username=postgres", "--no-sync", "-D"];
        output(acting_as(account, &mut program(programs.join("initdb"), &folder)).args(initdb).arg(&data))?;
        let port = free_port()?;
        let mut keeper = program("sh", &folder);
        keeper.args(["-c", KEEPER, "sh"]).arg(programs.join("postgres")).arg(&data).arg(folder.join("log"));
        keeper.args(settings(port, &data));
        // A group of its own: Ctrl-C ends xtask, and by that the keeper, in this order.
        let keeper = acting_as(account, &mut keeper).process_group(0).stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null());
        let keeper = keeper.spawn().map_err(|e| format!("could not start PostgreSQL: {e}"))?;
        let started = Throwaway { keeper, port, folder };
        started.wait_until_ready()?;
        Ok(started)
    }

    pub fn url(&self) -> String {
        format!("postgres://postgres@127.0.0.1:{}/postgres", self.port)
    }

    fn wait_until_ready(&self) -> Result<()> {
        let watch = Stopwatch::start();
        loop {
            let Err(why) = wire::ask(self.port, "postgres", "postgres", "select 1") else { return Ok(()) };
            let log = fs::read_to_string(self.folder.join("log")).unwrap_or_default();
            if watch.elapsed() > START_LIMIT || log.contains("FATAL") && !log.contains("starting up") {
                return Err(format!("the throw-away PostgreSQL did not start: {why}\n{}", log.trim_end()));
            }
            std::thread::sleep(Duration::from_millis(50));
        }
    }
}

impl Drop for Throwaway {
    fn drop(&mut self) {
        drop(self.keeper.stdin.take());
        // It stops and clears up by itself; whatever is left is swept away by the next run.
        let _ = self.keeper.wait();
        let _ = fs::remove_dir_all(&self.folder);
    }
}

fn settings(port: u16, data: &Path) -> Vec<String> {
    let socket = if data.as_os_str().len() > LONGEST_SOCKET_FOLDER { String::new() } else { data.display().to_string() };
    // Every test process brings a small pool of its own; the default of 100 connections is soon used up.
    let pairs = [
        ("listen_addresses", "127.0.0.1".to_owned()),
        ("port", port.to_string()),
        ("unix_socket_directories", socket),
        ("max_connections", "300".to_owned()),
    ];
    pairs.into_iter().flat_map(|(name, value)| ["-c".to_owned(), format!("{name}={value}")]).collect()
}

/// A folder of this process under target/test-pg, or under the temporary folder where the account cannot reach target.
fn folder(workspace: &Workspace, account: Option<Account>) -> Result<PathBuf> {
    let homes = [workspace.target().join("test-pg"), std::env::temp_dir().join("tradehall-test-pg")];
    let mut why = String::new();
    for home in homes {
        sweep(&home);
        let folder = home.join(std::process::id().to_string());
        let made = fs::create_dir_all(&folder).and_then(|()| account.map_or(Ok(()), |a| chown(&folder, Some(a.uid), Some(a.gid))));
        let reachable = || output(acting_as(account, &mut program("test", Path::new("/"))).arg("-w").arg(&folder));
        match made.map_err(|e| e.to_string()).and_then(|()| reachable()) {
            Ok(_) => return Ok(folder),
            Err(reason) => why = format!("{}: {reason}", folder.display()),
        }
        // Empty: nothing was put there yet.
        let _ = fs::remove_dir(&folder);
    }
    Err(format!("no folder for a throw-away PostgreSQL: {why}"))
}

/// Removes what runs left behind that are over. A folder's name is the number of the process it belongs to.
fn sweep(home: &Path) {
    for folder in fs::read_dir(home).into_iter().flatten().flatten() {
        let owner = folder.file_name();
        if !Path::new("/proc").join(&owner).exists() && Path::new("/proc/self").exists() {
            let _ = fs::remove_dir_all(folder.path());
        }
    }
}

fn acting_as(account: Option<Account>, command: &mut Command) -> &mut Command {
    match account {
        Some(account) => command.uid(account.uid).gid(account.gid),
        None => command,
    }
}

fn account_of(user: &str) -> Result<Account> {
    let number = |flag: &str| {
        let id = output(program("id", Path::new("/")).args([flag, user]));
        id.ok().and_then(|text| text.trim().parse().ok())
    };
    match (number("-u"), number("-g")) {
        (Some(uid), Some(gid)) => Ok(Account { uid, gid }),
        _ => Err(format!("PostgreSQL does not run as root, and there is no user `{user}` to run it as")),
    }
}

fn free_port() -> Result<u16> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).and_then(|listener| listener.local_addr());
    listener.map(|address| address.port()).map_err(|e| format!("no free port on 127.0.0.1: {e}"))
}
