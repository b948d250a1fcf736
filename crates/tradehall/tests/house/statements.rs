//! Every statement in the sources is prepared on both databases: a typo in SQL does not wait for the first caller.

use std::path::{Path, PathBuf};

use foundation::db::{Conn, Driver, Source};
use testkit::{On, TestBrand, on_both_databases};

/// One `NAME = "...";` and where it stands.
#[derive(Debug, PartialEq)]
struct Found {
    name: String,
    sql: String,
    file: String,
}

#[on_both_databases]
async fn every_statement_can_be_prepared(t: TestBrand) {
    let found = all();
    assert!(found.len() > 50, "only {} statements were found: the search is broken", found.len());
    let (brand, control) = (t.brand.source().clone(), control(&t));
    let wrong = tokio::task::spawn_blocking(move || {
        let (mut brand, mut control) = (brand.open().unwrap(), control.open().unwrap());
        found.iter().filter_map(|statement| complaint(statement, &mut brand, &mut control)).collect::<Vec<_>>()
    });
    let wrong = wrong.await.unwrap();
    assert!(wrong.is_empty(), "{} statements are wrong on {:?}:\n{}", wrong.len(), t.on, wrong.join("\n"));
}

fn complaint(statement: &Found, brand: &mut Conn, control: &mut Conn) -> Option<String> {
    // Locking a row is the one thing that only one of the two databases says.
    if matches!(brand.driver(), Driver::Sqlite) && (statement.sql.contains(" for update") || statement.sql.contains(" for no key update")) {
        return None;
    }
    let conn = if statement.file.ends_with("brand/control.rs") { control } else { brand };
    let verdict = match conn.prepare(&statement.sql) {
        Err(problem) => Some(problem.to_string()),
        Ok(()) if !is_lower_case(&statement.sql) => Some("SQL is written in lower case".to_owned()),
        Ok(()) => None,
    };
    verdict.map(|why| format!("{} {}: {why}", statement.file, statement.name))
}

/// Where the list of brands is kept.
fn control(t: &TestBrand) -> Source {
    match t.on {
        On::Sqlite => Source::Sqlite { path: t.app.config().data_dir.join("control.sqlite") },
        On::Postgres => {
            let url = t.app.config().database.url.as_ref().unwrap().expose().parse().unwrap();
            Source::Postgres { config: Box::new(url), schema: t.prefix().to_owned() }
        }
    }
}

/// Outside of quotes.
fn is_lower_case(sql: &str) -> bool {
    sql.split('\'').step_by(2).all(|part| !part.chars().any(|c| c.is_ascii_uppercase()))
}

fn all() -> Vec<Found> {
    let crates = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let mut files = Vec::new();
    for entry in std::fs::read_dir(crates).unwrap() {
        collect(&entry.unwrap().path().join("src"), &mut files);
    }
    files.sort();
    let mut found = Vec::new();
    for file in files.iter().filter(|file| !is_test(file)) {
        let name = file.strip_prefix(crates).unwrap().display().to_string();
        let text = std::fs::read_to_string(file).unwrap();
        found.extend(read(&name, &text).unwrap_or_else(|why| panic!("{name}: {why}")));
    }
    found
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    for path in entries.map(|entry| entry.unwrap().path()) {
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|end| end == "rs") {
            files.push(path);
        }
    }
}

/// Tests make statements for tables of their own.
fn is_test(path: &Path) -> bool {
    let name = path.file_stem().unwrap_or_default().to_string_lossy();
    name == "tests" || name.ends_with("_tests") || path.components().any(|part| part.as_os_str() == "tests")
}

/// The statements of one file. A `statements!` that is not understood is an error, never skipped.
fn read(file: &str, text: &str) -> Result<Vec<Found>, String> {
    let mut reader = Reader { rest: text };
    let mut found = Vec::new();
    while !reader.rest.is_empty() {
        if reader.skip_quiet()? {
            continue;
        }
        let word = reader.word();
        if word != "statements" {
            if word.is_empty() {
                reader.step();
            }
            continue;
        }
        reader.skip_blanks()?;
        // A path, a definition or an import, and no use.
        if !reader.take("!") {
            continue;
        }
        reader.skip_blanks()?;
        if !reader.take("{") {
            return Err("statements! is written with braces".to_owned());
        }
        while !reader.skip_blanks_then("}")? {
            let (name, sql) = reader.statement()?;
            found.push(Found { name, sql, file: file.to_owned() });
        }
    }
    Ok(found)
}

/// Walks over Rust text, as far as strings, comments and names go.
struct Reader<'t> {
    rest: &'t str,
}

impl Reader<'_> {
    fn step(&mut self) {
        let mut letters = self.rest.chars();
        letters.next();
        self.rest = letters.as_str();
    }

    fn take(&mut self, start: &str) -> bool {
        match self.rest.strip_prefix(start) {
            Some(rest) => {
                self.rest = rest;
                true
            }
            None => false,
        }
    }

    fn word(&mut self) -> String {
        let end = self.rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(self.rest.len());
        let (word, rest) = self.rest.split_at(end);
        self.rest = rest;
        word.to_owned()
    }

    /// Steps over one comment, string or character, if one stands here.
    fn skip_quiet(&mut self) -> Result<bool, String> {
        if self.comment()? {
            return Ok(true);
        }
        if self.is_string() {
            return self.string().map(|_| true);
        }
        if self.take("'") {
            if self.take("\\") {
                self.step();
                let end = self.rest.find('\'').ok_or("a character without an end")?;
                self.rest = &self.rest[end + 1..];
            } else if self.rest.chars().nth(1) == Some('\'') {
                self.step();
                self.step();
            }
            return Ok(true);
        }
        Ok(false)
    }

    fn comment(&mut self) -> Result<bool, String> {
        if self.rest.starts_with("//") {
            self.rest = self.rest.find('\n').map_or("", |end| &self.rest[end..]);
            return Ok(true);
        }
        if !self.take("/*") {
            return Ok(false);
        }
        let mut depth = 1;
        while depth > 0 {
            if self.rest.is_empty() {
                return Err("a comment without an end".to_owned());
            } else if self.take("/*") {
                depth += 1;
            } else if self.take("*/") {
                depth -= 1;
            } else {
                self.step();
            }
        }
        Ok(true)
    }

    fn skip_blanks(&mut self) -> Result<(), String> {
        loop {
            self.rest = self.rest.trim_start();
            if !self.comment()? {
                return Ok(());
            }
        }
    }

    fn skip_blanks_then(&mut self, wanted: &str) -> Result<bool, String> {
        self.skip_blanks()?;
        if self.rest.is_empty() {
            return Err("statements! has no end".to_owned());
        }
        Ok(self.take(wanted))
    }

    /// `NAME = "...";`, with attributes before it.
    fn statement(&mut self) -> Result<(String, String), String> {
        while self.take("#[") {
            let end = self.rest.find(']').ok_or("an attribute without an end")?;
            self.rest = &self.rest[end + 1..];
            self.skip_blanks()?;
        }
        let name = self.word();
        if name.is_empty() {
            return Err(format!("a name was expected before {:?}", self.rest.chars().take(20).collect::<String>()));
        }
        self.expect("=", &name)?;
        self.skip_blanks()?;
        if !self.is_string() {
            return Err(format!("{name} is no plain string"));
        }
        let sql = self.string()?;
        self.expect(";", &name)?;
        Ok((name, sql))
    }

    fn expect(&mut self, what: &str, name: &str) -> Result<(), String> {
        self.skip_blanks()?;
        if self.take(what) { Ok(()) } else { Err(format!("{name}: {what} was expected")) }
    }

    fn is_string(&self) -> bool {
        let raw = self.rest.strip_prefix('r').map(|rest| rest.trim_start_matches('#'));
        self.rest.starts_with('"') || raw.is_some_and(|rest| rest.starts_with('"'))
    }

    fn string(&mut self) -> Result<String, String> {
        if self.take("r") {
            let hashes = self.rest.len() - self.rest.trim_start_matches('#').len();
            let end = format!("\"{}", "#".repeat(hashes));
            let body = &self.rest[hashes + 1..];
            let (text, rest) = body.split_once(end.as_str()).ok_or("a string without an end")?;
            self.rest = rest;
            return Ok(text.to_owned());
        }
        self.step();
        let mut text = String::new();
        loop {
            let c = self.rest.chars().next().ok_or("a string without an end")?;
            self.step();
            match c {
                '"' => return Ok(text),
                '\\' => self.escape(&mut text)?,
                c => text.push(c),
            }
        }
    }

    fn escape(&mut self, text: &mut String) -> Result<(), String> {
        let c = self.rest.chars().next().ok_or("a string without an end")?;
        self.step();
        match c {
            'n' => text.push('\n'),
            't' => text.push('\t'),
            'r' => text.push('\r'),
            '0' => text.push('\0'),
            '"' | '\'' | '\\' => text.push(c),
            '\n' => self.rest = self.rest.trim_start(),
            'x' => self.code(2, "", text)?,
            'u' => {
                let length = self.rest.find('}').ok_or("an escape without an end")?;
                self.step();
                self.code(length - 1, "}", text)?;
            }
            other => return Err(format!("the escape \\{other} is not known")),
        }
        Ok(())
    }

    fn code(&mut self, digits: usize, end: &str, text: &mut String) -> Result<(), String> {
        let number = self.rest.get(..digits).and_then(|hex| u32::from_str_radix(&hex.replace('_', ""), 16).ok());
        text.push(number.and_then(char::from_u32).ok_or("an escape that is no character")?);
        self.rest = &self.rest[digits..];
        if self.take(end) { Ok(()) } else { Err("an escape without an end".to_owned()) }
    }
}

#[test]
fn the_search_reads_rust() {
    let text = r##"
        //! [`statements!`](crate::statements): a comment.
        macro_rules! statements { () => {} }
        use foundation::{statements, words};
        const QUOTE: char = '"'; const TEXT: &str = "statements! { NOT = 1; }"; fn f<'a>(_: &'a str) {}
        foundation::statements! {
            /// What it finds.
            #[allow(dead_code)]
            FIND = "select 'it''s' \
                    from lead where \"name\" = $1 \u{2264} \x41"; // after
            /* between */ RAW = r#"select "a" from b"#;
        }
    "##;
    let found = read("a.rs", text).unwrap();
    let texts: Vec<(&str, &str)> = found.iter().map(|found| (found.name.as_str(), found.sql.as_str())).collect();
    assert_eq!(texts, [("FIND", "select 'it''s' from lead where \"name\" = $1 \u{2264} A"), ("RAW", "select \"a\" from b")]);
    for broken in
        ["statements! { A = concat!(\"a\"); }", "statements! { A = \"a\" }", "statements! { A = \"a\";", "statements!(A = \"a\";)"]
    {
        assert!(read("a.rs", broken).is_err(), "{broken}");
    }
}

#[on_both_databases]
async fn a_wrong_statement_is_found(t: TestBrand) {
    let (brand, control) = (t.brand.source().clone(), control(&t));
    let complaints = tokio::task::spawn_blocking(move || {
        let (mut brand, mut control) = (brand.open().unwrap(), control.open().unwrap());
        crate::queries::WRONG.map(|sql| {
            let found = Found { name: "WRONG".into(), sql: sql.into(), file: "a.rs".into() };
            complaint(&found, &mut brand, &mut control).is_some()
        })
    });
    assert_eq!(complaints.await.unwrap(), [true; 4]);
}
