//! openapi.json: written by the binary from the code, never by hand.

use crate::process::{Result, cargo, listen};
use crate::workspace::Workspace;

const FILE: &str = "openapi.json";

/// The document as the code has it now. Built without optimisation: it is the build the tests and clippy's neighbours use.
pub fn generate(workspace: &Workspace) -> Result<String> {
    let said = listen(cargo(&workspace.root).args(["run", "--quiet", "--package", "tradehall", "--", "openapi"]))?;
    if !said.success {
        return Err(format!("`tradehall openapi` failed:\n{}", said.all.trim_end()));
    }
    match serde_json::from_str::<serde_json::Value>(&said.out) {
        Ok(document) if document.get("openapi").is_some() => Ok(said.out),
        Ok(_) => Err("`tradehall openapi` printed JSON that is no OpenAPI document".to_owned()),
        Err(_) if said.out.trim().is_empty() => Err("`tradehall openapi` printed nothing".to_owned()),
        Err(e) => Err(format!("`tradehall openapi` printed something that is not JSON: {e}")),
    }
}

pub fn refresh(workspace: &Workspace) -> Result<()> {
    let fresh = generate(workspace)?;
    let old = workspace.read(FILE).unwrap_or_default();
    if fresh == old {
        println!("{FILE} is up to date");
        return Ok(());
    }
    std::fs::write(workspace.path(FILE), fresh).map_err(|e| format!("cannot write {FILE}: {e}"))?;
    println!("{FILE} refreshed");
    Ok(())
}

/// Says where the committed document leaves the code, or how many lines agree.
pub fn compare(fresh: &str, committed: &str) -> Result<String> {
    if fresh == committed {
        return Ok(format!("{} lines agree", fresh.lines().count()));
    }
    let (mut ours, mut theirs) = (fresh.lines(), committed.lines());
    let mut number = 1;
    loop {
        let (code, file) = (ours.next(), theirs.next());
        if code != file || code.is_none() {
            let shown = |line: Option<&str>| line.map_or("(ends here)", str::trim).to_owned();
            return Err(format!(
                "{FILE} is not what the code says. Refresh it with `cargo xtask openapi` and read the difference.\n\
                 first difference, line {number}:\n  file: {}\n  code: {}",
                shown(file),
                shown(code)
            ));
        }
        number += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::compare;

    #[test]
    fn the_first_difference_is_shown() {
        assert_eq!(compare("{\n}\n", "{\n}\n").unwrap(), "2 lines agree");
        let why = compare("{\n \"a\": 1\n}", "{\n \"a\": 2\n}").unwrap_err();
        assert!(why.contains("cargo xtask openapi") && why.contains("line 2") && why.contains("file: \"a\": 2"), "{why}");
        assert!(compare("a\n", "a").unwrap_err().contains("(ends here)"));
    }
}
