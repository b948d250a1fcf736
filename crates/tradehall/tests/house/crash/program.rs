//! The real program, started, killed and started again.

use std::io::{BufRead, BufReader};
use std::net::SocketAddr;
use std::process::{Child, Command, Stdio};

use foundation::db::Source;
use testkit::{On, Scratch};

pub const ADMIN: &str = "admin@north.test";
pub const PASSWORD: &str = "correct horse 9 battery staple";

pub struct Program {
    child: Child,
    pub address: SocketAddr,
}

fn command(scratch: &Scratch) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tradehall"));
    for (name, _) in std::env::vars().filter(|(name, _)| name.starts_with("TRADEHALL_")) {
        command.env_remove(name);
    }
    command.envs(scratch.environment()).env("TRADEHALL_LOG__LEVEL", "error");
    command.current_dir(std::env::temp_dir()).stdin(Stdio::null());
    command
}

fn run(mut command: Command) -> String {
    let output = command.output().expect("the program runs");
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(output.status.success(), "{command:?}: {said}{}", String::from_utf8_lossy(&output.stderr));
    said
}

pub fn add_brand(scratch: &Scratch) {
    let mut add = command(scratch);
    add.args(["brand", "add", "north", "--host", "north.test", "--admin", ADMIN]).env("TRADEHALL_ADMIN_PASSWORD", PASSWORD);
    run(add);
}

/// Balances, chain and counts, by the operator's command.
pub fn verify(scratch: &Scratch) {
    let mut verify = command(scratch);
    verify.arg("verify");
    let said = run(verify);
    assert!(said.contains("audit chain") && said.contains("sound"), "{said}");
    print!("{said}");
}

/// The brand's database, beside the program.
pub fn brand_of(scratch: &Scratch) -> Source {
    match scratch.on {
        On::Sqlite => Source::Sqlite { path: scratch.folder.join("brands/north/brand.sqlite") },
        On::Postgres => {
            let environment = scratch.environment();
            let url = environment.iter().find(|(name, _)| name == "TRADEHALL_DATABASE__URL").expect("a database");
            Source::Postgres { config: Box::new(url.1.parse().expect("an address")), schema: format!("{}_north", scratch.prefix) }
        }
    }
}

impl Program {
    pub fn start(scratch: &Scratch) -> Program {
        let mut serve = command(scratch);
        serve.args(["serve", "--listen", "127.0.0.1:0"]).stdout(Stdio::piped()).stderr(Stdio::inherit());
        let mut child = serve.spawn().expect("the program starts");
        let said = BufReader::new(child.stdout.take().expect("its output"));
        let mut address = None;
        for line in said.lines().map_while(Result::ok) {
            address = line.strip_prefix("listening on http://").and_then(|text| text.parse().ok());
            if address.is_some() {
                break;
            }
        }
        let Some(address) = address else { panic!("the program ended without listening: {:?}", child.wait()) };
        Program { child, address }
    }

    /// SIGKILL: no handler runs, nothing is flushed.
    pub fn kill(&mut self) {
        self.child.kill().expect("a signal");
        self.child.wait().expect("its end");
    }
}

/// Also when the test fails.
impl Drop for Program {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
