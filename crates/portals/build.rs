//! Lists what the portals' build left in web/dist, so that it becomes part of the program. Never runs npm, never fetches anything;
//! without a build the list is empty and the program says so on its pages.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default()).join("../../web/dist");
    // A folder that is missing would make every build start over; an empty one does not.
    if !root.exists() && fs::create_dir_all(&root).is_err() {
        println!("cargo::warning=web/dist cannot be made; the portals are left out");
    }
    println!("cargo::rerun-if-changed={}", root.display());
    println!("cargo::rerun-if-changed=build.rs");
    let mut files = Vec::new();
    collect(&root, &root, &mut files)?;
    files.sort();
    let mut code = String::from("pub static FILES: &[File] = &[\n");
    for path in files.iter().filter(|path| !is_packed(path, &files)) {
        let raw = include(&root, path);
        let (brotli, gzip) = (packed(&root, path, "br", &files), packed(&root, path, "gz", &files));
        let _ = writeln!(code, "    File {{ path: {path:?}, raw: {raw}, brotli: {brotli}, gzip: {gzip} }},");
    }
    code.push_str("];\n");
    fs::write(PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default()).join("files.rs"), code)
}

fn collect(root: &Path, folder: &Path, files: &mut Vec<String>) -> io::Result<()> {
    let Ok(entries) = fs::read_dir(folder) else { return Ok(()) };
    for entry in entries {
        let path = entry?.path();
        let hidden = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
        if path.is_dir() {
            collect(root, &path, files)?;
        } else if let (false, Ok(name)) = (hidden, path.strip_prefix(root)) {
            files.push(name.to_string_lossy().replace('\\', "/"));
        }
    }
    Ok(())
}

/// A compressed twin of another file.
fn is_packed(path: &str, files: &[String]) -> bool {
    [".br", ".gz"].iter().any(|ending| path.strip_suffix(ending).is_some_and(|plain| files.iter().any(|file| file == plain)))
}

fn packed(root: &Path, path: &str, ending: &str, files: &[String]) -> String {
    let twin = format!("{path}.{ending}");
    if files.contains(&twin) { format!("Some({})", include(root, &twin)) } else { "None".to_owned() }
}

fn include(root: &Path, path: &str) -> String {
    format!("include_bytes!({:?})", root.join(path).display().to_string())
}
