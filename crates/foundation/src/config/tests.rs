use std::collections::HashSet;
use std::path::Path;

use super::*;

fn env(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
    pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

/// Loads with this text as the file.
fn load(toml: &str, pairs: &[(&str, &str)]) -> Result<Loaded, Mistakes> {
    let folder = tempfile::tempdir().expect("folder");
    let file = folder.path().join("tradehall.toml");
    std::fs::write(&file, toml).expect("write");
    let loaded = Config::load(Some(&file), env(pairs));
    // The folder's name is different in every run.
    let bare = |text: &str| text.replace(&format!("{}/", folder.path().display()), "");
    loaded.map_err(|Mistakes(lines)| Mistakes(lines.iter().map(|line| bare(line)).collect()))
}

fn mistakes(toml: &str, pairs: &[(&str, &str)]) -> Vec<String> {
    load(toml, pairs).expect_err("mistakes").0
}

#[test]
fn the_defaults_are_valid_and_stand_for_themselves() {
    let Loaded { config, shown, unknown_variables } = Config::load(None, []).expect("defaults");
    assert_eq!((config.limits.body_bytes.0, config.limits.upload_bytes.0, config.limits.import_bytes.0), (1 << 20, 20 << 20, 1 << 30));
    assert!(config.database.url.is_none() && config.mail.host.is_none() && config.master_key.is_none());
    assert_eq!(config.password_settings().cost, password::Cost::LEAST);
    assert_eq!(config.master_key_file(), Path::new("data/master.key"));
    assert!(unknown_variables.is_empty());
    for setting in SETTINGS {
        assert_eq!(shown[setting.path].value, setting.default, "{} is shown as it is written", setting.path);
    }
}

#[test]
fn the_table_is_whole() {
    let paths: HashSet<_> = SETTINGS.iter().map(|setting| setting.path).collect();
    assert_eq!(paths.len(), SETTINGS.len());
    assert!(SETTINGS.iter().all(|setting| setting.about().ends_with('.') && !setting.about().contains("  ")));
    assert!(SECTIONS.iter().all(|(section, about)| sentence(about).ends_with('.') && paths.iter().any(|p| p.starts_with(section))));
    let secrets: Vec<_> = SETTINGS.iter().filter(|setting| setting.secret).map(|setting| setting.path).collect();
    assert_eq!(secrets, ["master_key", "database.url", "mail.password"]);
    let body = SETTINGS.iter().find(|setting| setting.path == "limits.body_bytes").expect("setting");
    assert_eq!(body.env(), "TRADEHALL_LIMITS__BODY_BYTES");
}

#[test]
fn the_environment_goes_over_the_file_and_the_file_over_the_default() {
    let toml = "listen = '0.0.0.0:80'\n[limits]\nbody_bytes = '2 MiB'\nupload_bytes = 1024\n[feed]\nspeed = 2.5\n[demo]\nenabled = true";
    let pairs = [
        ("TRADEHALL_LIMITS__BODY_BYTES", "3 MiB"),
        ("TRADEHALL_MAIL__USERNAME", "true"),
        ("TRADEHALL_MAIL__PASSWORD", "0123"),
        ("TRADEHALL_FEED__START", "2026-05-04"),
        ("TRADEHALL_PORT", "tcp://10.0.0.1:80"),
        ("PATH", "/bin"),
    ];
    let loaded = load(toml, &pairs).expect("valid");
    let config = &loaded.config;
    assert_eq!(config.listen.to_string(), "0.0.0.0:80");
    assert_eq!((config.limits.body_bytes, config.limits.upload_bytes), (Bytes(3 << 20), Bytes(1024)));
    assert_eq!((config.feed.speed.to_string(), config.demo.enabled), ("2.5".into(), true));
    assert_eq!(config.feed.start.expect("start").to_string(), "2026-05-04T00:00:00.000Z");
    assert_eq!(config.mail.username.as_deref(), Some("true"));
    assert_eq!(config.mail.password.as_ref().expect("password").expose(), "0123", "text stays text");
    assert_eq!(loaded.unknown_variables, ["TRADEHALL_PORT"]);
    // An empty variable takes a value away.
    let none = load("[mail]\nhost = 'mail.example'", &[("TRADEHALL_MAIL__HOST", "")]).expect("valid");
    assert_eq!(none.config.mail.host, None);
}

#[test]
fn an_unknown_key_is_named_with_the_nearest_known_one() {
    let table = [
        ("lisen = 'x'", "tradehall.toml: there is no setting lisen; the nearest is listen"),
        ("[limits]\nbody_size = 1", "tradehall.toml: there is no setting limits.body_size; the nearest is limits.body_bytes"),
        ("[mails]\nhost = 'x'", "tradehall.toml: there is no setting mails.host; the nearest is mail.host"),
        (
            "connections_per_brand = 3",
            "tradehall.toml: there is no setting connections_per_brand; the nearest is database.connections_per_brand",
        ),
        ("mail = 3", "tradehall.toml: mail is a section; expected [mail] and its settings under it"),
    ];
    for (toml, expected) in table {
        assert!(mistakes(toml, &[]).contains(&expected.to_owned()), "{:?}", mistakes(toml, &[]));
    }
}

#[test]
fn a_bad_value_says_where_it_stands_and_what_is_expected_and_all_are_said() {
    let toml = "listen = 'here'\nmaster_key = ['canary']\n[database]\nconnections_per_brand = 0\n[log]\nformat = 'xml'\n[limits]\nbody_bytes = '1 MB'";
    assert_eq!(
        mistakes(toml, &[("TRADEHALL_PUBLIC_URL", "trade.example")]),
        [
            "tradehall.toml: listen is \"here\"; expected an address and a port such as 0.0.0.0:8080 or [::]:8080",
            "TRADEHALL_PUBLIC_URL: public_url is \"trade.example\"; expected a web address such as https://trade.example.com, without a query",
            "tradehall.toml: master_key; expected a secret on one line",
            "tradehall.toml: database.connections_per_brand is \"0\"; expected a whole number from 1 to 200",
            "tradehall.toml: limits.body_bytes is \"1 MB\"; expected a size such as 512, 64 KiB, 20 MiB or 1 GiB",
            "tradehall.toml: log.format is \"xml\"; expected text or json",
        ]
    );
    assert_eq!(mistakes("", &[("TRADEHALL_MASTER_KEY", "canary\nx")]), ["TRADEHALL_MASTER_KEY: master_key; expected a secret on one line"]);
    assert!(mistakes("listen = ", &[])[0].contains("TOML parse error"));
    assert!(Config::load(Some(Path::new("/nowhere/tradehall.toml")), []).is_err(), "a file that was asked for must be there");
}

#[test]
fn settings_that_contradict_each_other_are_refused() {
    let table: [(&str, &str); 6] = [
        ("[passwords]\nmemory_kib = 64", "passwords: 64 KiB"),
        ("[passwords]\npasses = 1", "passwords: 19456 KiB and 1 passes"),
        ("[mail]\nusername = 'x'", "mail: expected both"),
        ("[mail]\nusername = 'x'\npassword = 'y'\ntls = 'none'", "mail.tls"),
        ("[database]\nurl = 'mysql://canary'", "database.url: expected postgres://"),
        ("[feed]\nspeed = 0", "feed.speed"),
    ];
    for (toml, expected) in table {
        let found = mistakes(toml, &[]);
        assert!(found.len() == 1 && found[0].starts_with(expected) && !found[0].contains("canary"), "{found:?}");
    }
    let cheap = load("[passwords]\nmemory_kib = 8\npasses = 1\ncheap_for_tests = true", &[]).expect("for tests");
    assert_eq!(cheap.config.password_settings().cost, password::Cost::FOR_TESTS);
}

#[test]
fn the_explanation_misses_nothing_and_can_be_used_as_the_file() {
    let text = explain();
    for setting in SETTINGS {
        assert!(text.contains(&setting.env()) && text.contains(&setting.about()), "{}", setting.path);
    }
    assert!(load(&text, &[]).is_ok());
    // With the default lines made real it still says the defaults.
    let real: String =
        text.lines().map(|line| line.strip_prefix("# ").filter(|rest| is_assignment(rest)).unwrap_or(line).to_owned() + "\n").collect();
    let loaded = load(&real, &[]).expect("defaults as a file");
    assert!(loaded.shown.iter().all(|(path, shown)| shown.origin.is_some() && shown.value == default_of(path)));
}

fn is_assignment(line: &str) -> bool {
    line.split_once(" = ").is_some_and(|(name, _)| SETTINGS.iter().any(|setting| setting.path.rsplit('.').next() == Some(name)))
}

fn default_of(path: &str) -> &'static str {
    SETTINGS.iter().find(|setting| setting.path == path).expect("setting").default
}

#[test]
fn secrets_are_masked_wherever_settings_are_shown() {
    let pairs = [
        ("TRADEHALL_MASTER_KEY", "canary-1"),
        ("TRADEHALL_DATABASE__URL", "postgres://u:canary-2@h/d"),
        ("TRADEHALL_MAIL__USERNAME", "u"),
        ("TRADEHALL_MAIL__PASSWORD", "canary-3"),
    ];
    let loaded = load("", &pairs).expect("valid");
    let shown = format!("{} {loaded:?}", loaded.explain());
    assert!(!shown.contains("canary"), "{shown}");
    assert!(shown.contains("password = \"[secret]\"  # from TRADEHALL_MAIL__PASSWORD"), "{shown}");
}

#[test]
fn values_are_read_as_written_or_not_at_all() {
    let sizes = [
        ("1", Some(1)),
        ("64 KiB", Some(65_536)),
        ("1GiB", Some(1 << 30)),
        ("0", None),
        ("-1", None),
        ("1.5 MiB", None),
        ("99999999999 GiB", None),
    ];
    for (text, expected) in sizes {
        assert_eq!(Bytes::read(text).map(|bytes| bytes.0), expected, "{text}");
    }
    for good in ["https://a.example", "http://localhost:8080", "https://a.example/desk/"] {
        assert_eq!(WebUrl::read(good).expect(good).join("/x"), format!("{}/x", good.trim_end_matches('/')));
    }
    for bad in
        ["", "a.example", "ftp://a.example", "https://", "https://user@a.example", "https://a.example?x=1", "https://a.example/#x", "//a"]
    {
        assert!(WebUrl::read(bad).is_none(), "{bad}");
    }
    assert!(String::read("two\nlines").is_none());
}
