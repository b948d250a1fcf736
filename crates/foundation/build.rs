//! Writes the list of migrations that `db::migrate` includes.

use std::path::Path;
use std::{env, fs};

fn main() {
    let root = Path::new(&env::var("CARGO_MANIFEST_DIR").expect("set by cargo")).join("../../migrations");
    let root = root.canonicalize().expect("the migrations folder");
    println!("cargo::rerun-if-changed={}", root.display());
    let mut code = String::new();
    for (constant, folder) in [("BRAND", "brand"), ("CONTROL", "control")] {
        let sqlite = root.join("sqlite").join(folder);
        let postgres = root.join("postgres").join(folder);
        println!("cargo::rerun-if-changed={}", sqlite.display());
        println!("cargo::rerun-if-changed={}", postgres.display());
        let mut names: Vec<String> = fs::read_dir(&sqlite)
            .expect("migrations/sqlite")
            .map(|entry| entry.expect("a readable folder").file_name().into_string().expect("a plain file name"))
            .filter(|name| name.ends_with(".sql"))
            .collect();
        names.sort();
        code.push_str(&format!("pub const {constant}: &[Migration] = &[\n"));
        for name in names {
            for path in [sqlite.join(&name), postgres.join(&name)] {
                println!("cargo::rerun-if-changed={}", path.display());
                assert!(path.exists(), "{} is missing: both databases have the same migrations", path.display());
            }
            code.push_str(&format!(
                "    Migration {{ name: {:?}, sqlite: include_str!({:?}), postgres: include_str!({:?}) }},\n",
                name.trim_end_matches(".sql"),
                sqlite.join(&name),
                postgres.join(&name)
            ));
        }
        code.push_str("];\n");
    }
    let out = Path::new(&env::var("OUT_DIR").expect("set by cargo")).join("migrations.rs");
    fs::write(out, code).expect("a writable OUT_DIR");
}
