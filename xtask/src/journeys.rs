//! The portals in a real browser, on the real program with its demo brand. Never mocks the server, never keeps what it made.

use std::fs::File;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Stdio};
use std::time::Duration;

use crate::debian;
use crate::portals::{self, has_script, node_is_new_enough, npm};
use crate::process::{Result, cargo, on_path, program, run as run_program};
use crate::stopwatch::Stopwatch;
use crate::workspace::Workspace;

const SCRIPT: &str = "e2e";
const MEASURE: &str = "measure";
const BROWSERS: &[&str] = &["chromium", "chromium-browser", "google-chrome"];
/// What the demo prints when its brand is made.
const READY: &str = "demo is ready at";
/// The demo brand is made through the wire, by a program that is not optimised.
const PATIENCE: Duration = Duration::from_secs(120);

/// The browser, once it and the built portals are there; None, with the reason printed, where they cannot be.
pub fn provide(workspace: &Workspace, may_install: bool) -> Result<Option<PathBuf>> {
    if !workspace.has("web/package.json") || !has_script(workspace, SCRIPT) {
        return Ok(None);
    }
    if !node_is_new_enough() {
        println!("browser tests: left out, since there is no Node 20.19 or newer");
        return Ok(None);
    }
    // Before the tests are compiled, since the portals are compiled into the program.
    portals::provide(workspace)?;
    if find().is_none() {
        debian::install("chromium", may_install, "install it, or set CHROMIUM to the path of a Chromium or Chrome")?;
    }
    Ok(find())
}

fn find() -> Option<PathBuf> {
    let named = std::env::var_os("CHROMIUM").map(PathBuf::from).filter(|file| file.is_file());
    named.or_else(|| BROWSERS.iter().find_map(|name| on_path(name)))
}

/// Starts the demo on a port of its own and lets the browser at it.
pub fn run(workspace: &Workspace, browser: &Path) -> Result<()> {
    let watch = Stopwatch::start();
    // With the tests among what is asked for, so that nothing is compiled a second time with other features.
    run_program(cargo(&workspace.root).args(["build", "--quiet", "--workspace", "--tests", "--bin", "tradehall"]))?;
    on_a_demo(workspace, &workspace.target().join("debug").join("tradehall"), browser, SCRIPT)?;
    println!("browser tests passed in {}", watch.reading());
    Ok(())
}

/// Measures the portals of a program that is built already; says why not where there is no browser.
pub fn measure(workspace: &Workspace, binary: &Path) -> Result<()> {
    match find().filter(|_| node_is_new_enough() && has_script(workspace, MEASURE)) {
        Some(browser) => on_a_demo(workspace, binary, &browser, MEASURE),
        None => {
            println!("portals: left out, since there is no Node 20.19 with a Chromium; `cargo xtask test` provides them");
            Ok(())
        }
    }
}

/// Runs a script of web/package.json against a demo of its own.
fn on_a_demo(workspace: &Workspace, binary: &Path, browser: &Path, script: &str) -> Result<()> {
    let folder = workspace.target().join("browser-tests");
    // What an earlier run that was cut off may have left.
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).map_err(|e| format!("cannot make {}: {e}", folder.display()))?;
    let port = free_port()?;
    let log = folder.join("server.log");
    let mut server = Server::start(binary, &folder, port, &log)?;
    server.wait_until_ready(&log).map_err(|why| format!("{why}; it said:\n{}", tail(&log)))?;
    let url = format!("http://127.0.0.1:{port}");
    let mut tests = npm(workspace);
    tests.args(["run", "--silent", script]).env("TRADEHALL_URL", &url).env("TRADEHALL_DATA", folder.join("data")).env("CHROMIUM", browser);
    let outcome = run_program(&mut tests);
    drop(server);
    if outcome.is_err() {
        return Err(format!("`npm run {script}` failed; the server's last words:\n{}", tail(&log)));
    }
    // Only a folder in target/; a failure to remove it spoils nothing.
    let _ = std::fs::remove_dir_all(&folder);
    Ok(())
}

/// The program under test; it ends with us.
struct Server(Child);

impl Server {
    fn start(binary: &Path, folder: &Path, port: u16, log: &Path) -> Result<Server> {
        let cannot = |e: std::io::Error| format!("cannot start the demo: {e}");
        let out = File::create(log).map_err(cannot)?;
        let err = out.try_clone().map_err(cannot)?;
        let mut command = program(binary, folder);
        command.args(["demo", "--data"]).arg(folder.join("data")).args(["--listen", &format!("127.0.0.1:{port}")]);
        let child = command.stdin(Stdio::null()).stdout(out).stderr(err).spawn().map_err(cannot)?;
        Ok(Server(child))
    }

    fn wait_until_ready(&mut self, log: &Path) -> Result<()> {
        let watch = Stopwatch::start();
        while watch.elapsed() < PATIENCE {
            if let Ok(Some(status)) = self.0.try_wait() {
                return Err(format!("the demo ended with {status} before it was ready"));
            }
            if std::fs::read_to_string(log).is_ok_and(|said| said.contains(READY)) {
                return Ok(());
            }
            std::thread::sleep(Duration::from_millis(100));
        }
        Err(format!("the demo was not ready within {} s", PATIENCE.as_secs()))
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // Already gone is as good as ended.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn free_port() -> Result<u16> {
    let listener = TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr());
    listener.map(|address| address.port()).map_err(|e| format!("no free port on 127.0.0.1: {e}"))
}

fn tail(log: &Path) -> String {
    let text = std::fs::read_to_string(log).unwrap_or_default();
    let lines: Vec<&str> = text.lines().collect();
    lines[lines.len().saturating_sub(40)..].join("\n")
}
