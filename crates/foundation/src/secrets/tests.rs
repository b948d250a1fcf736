use std::path::Path;

use proptest::prelude::*;

use super::*;
use crate::entropy::{MachineEntropy, SeededEntropy};

fn entropy() -> Arc<dyn Entropy> {
    Arc::new(MachineEntropy::new())
}

fn sealer_of(brand: &str, master: &MasterKey) -> Sealer {
    let wrapped = master.new_data_key(brand, 1, &*entropy()).expect("wraps");
    master.sealer(brand, [(1, wrapped.as_str())], entropy()).expect("sealer")
}

fn sealer() -> Sealer {
    sealer_of("alpha", &MasterKey::generate(&*entropy()))
}

const HERE: Place<'static> = Place::new("customer", "17", "phone");

#[test]
fn a_cell_opens_where_it_was_sealed_and_nowhere_else() {
    let sealer = sealer();
    let cell = sealer.seal(HERE, "+49 170 1234567").expect("seals");
    assert_eq!(sealer.open(HERE, &cell).expect("opens").expose(), "+49 170 1234567");
    for elsewhere in [
        Place::new("lead", "17", "phone"),
        Place::new("customer", "18", "phone"),
        Place::new("customer", "17", "email"),
        // The same letters, cut differently.
        Place::new("customer1", "7", "phone"),
        Place::new("customer", "17p", "hone"),
    ] {
        let problem = sealer.open(elsewhere, &cell).expect_err("a moved cell");
        assert_eq!(problem.status(), 500);
    }
}

#[test]
fn another_brand_or_another_key_opens_nothing() {
    let master = MasterKey::generate(&*entropy());
    let (alpha, beta) = (sealer_of("alpha", &master), sealer_of("beta", &master));
    let cell = alpha.seal(HERE, "secret").expect("seals");
    assert!(beta.open(HERE, &cell).is_err());
    assert!(sealer_of("alpha", &master).open(HERE, &cell).is_err());

    let wrapped = master.new_data_key("alpha", 1, &*entropy()).expect("wraps");
    assert!(master.sealer("beta", [(1, wrapped.as_str())], entropy()).is_err(), "a data key of another brand");
    assert!(master.sealer("alpha", [(2, wrapped.as_str())], entropy()).is_err(), "a data key of another version");
    assert!(MasterKey::generate(&*entropy()).sealer("alpha", [(1, wrapped.as_str())], entropy()).is_err(), "another master key");
    // Even the very same key bytes do not open for a brand of another name.
    let same_key = Sealer { brand: "beta".into(), keys: alpha.keys.clone(), entropy: entropy() };
    assert!(same_key.open(HERE, &cell).is_err());
}

#[test]
fn a_rotation_seals_under_the_new_key_and_still_opens_the_old() {
    let master = MasterKey::generate(&*entropy());
    let first = master.new_data_key("alpha", 1, &*entropy()).expect("wraps");
    let second = master.new_data_key("alpha", 2, &*entropy()).expect("wraps");
    let before = master.sealer("alpha", [(1, first.as_str())], entropy()).expect("sealer");
    let after = master.sealer("alpha", [(2, second.as_str()), (1, first.as_str())], entropy()).expect("sealer");

    let old = before.seal(HERE, "text").expect("seals");
    assert!(old.starts_with("v1.") && before.is_current(&old) && !after.is_current(&old));
    let new = after.seal(HERE, after.open(HERE, &old).expect("opens").expose()).expect("seals");
    assert!(new.starts_with("v2.") && after.is_current(&new));
    assert_eq!(after.open(HERE, &new).expect("opens").expose(), "text");
    assert!(before.open(HERE, &new).is_err());
    assert!(after.open(HERE, &new.replacen("v2.", "v1.", 1)).is_err(), "the version is bound too");
    let (_, key) = before.keys.first_key_value().expect("key");
    let same_key_twice = Sealer { keys: Arc::new([(1, key.clone()), (2, key.clone())].into()), ..before.clone() };
    assert!(same_key_twice.open(HERE, &old).is_ok() && same_key_twice.open(HERE, &old.replacen("v1.", "v2.", 1)).is_err());
    assert_eq!(before.blind_index("email", "a@b.example").ok(), after.blind_index("email", "a@b.example").ok());
}

#[test]
fn a_new_master_key_takes_over_the_data_keys() {
    let (old, new) = ("11".repeat(32), "22".repeat(32));
    let (only_old, both, only_new) = (
        MasterKey::parse(&old).expect("key"),
        MasterKey::parse(&format!("{new}, {old}\n")).expect("keys"),
        MasterKey::parse(&new).expect("key"),
    );
    let wrapped = only_old.new_data_key("alpha", 1, &*entropy()).expect("wraps");
    assert!(only_old.is_current(&wrapped) && !both.is_current(&wrapped));
    let cell = only_old.sealer("alpha", [(1, wrapped.as_str())], entropy()).expect("sealer").seal(HERE, "text").expect("seals");
    let rewrapped = both.rewrap("alpha", 1, &wrapped, &*entropy()).expect("rewraps");
    assert!(both.is_current(&rewrapped));
    let sealer = only_new.sealer("alpha", [(1, rewrapped.as_str())], entropy()).expect("sealer");
    assert_eq!(sealer.open(HERE, &cell).expect("opens").expose(), "text");
    assert!(only_new.sealer("alpha", [(1, wrapped.as_str())], entropy()).is_err());
}

#[test]
fn a_fingerprint_depends_on_brand_column_and_text() {
    let master = MasterKey::generate(&SeededEntropy::new(1));
    let (alpha, beta) = (sealer_of("alpha", &master), sealer_of("beta", &master));
    let index = alpha.blind_index("email", "a@b.example").expect("index");
    assert_eq!(index, alpha.clone().blind_index("email", "a@b.example").expect("index"));
    assert_ne!(index, alpha.blind_index("email", "a@c.example").expect("index"));
    assert_ne!(index, alpha.blind_index("phone", "a@b.example").expect("index"));
    assert_ne!(index, beta.blind_index("email", "a@b.example").expect("index"));
}

#[test]
fn secrets_do_not_show() {
    let secret = Secret::from("canary");
    let shown = format!("{secret:?} {:?} {:?}", MasterKey::generate(&*entropy()), sealer());
    assert_eq!(shown, "[secret] MasterKey([secret]) Sealer(alpha, [secret])");
}

#[test]
fn the_same_text_never_looks_the_same() {
    let sealer = sealer();
    let cells: std::collections::HashSet<_> = (0..100).map(|_| sealer.seal(HERE, "x").expect("seals")).collect();
    assert_eq!(cells.len(), 100);
}

proptest! {
    #[test]
    fn any_bytes_come_back(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        let sealer = sealer();
        let cell = sealer.seal(HERE, &bytes).expect("seals");
        let opened = sealer.open_bytes(HERE, &cell).expect("opens");
        prop_assert_eq!(opened.expose(), &bytes);
    }

    #[test]
    fn any_changed_letter_is_found(at in 0usize..60, to in "[A-Za-z0-9._-]") {
        let sealer = sealer();
        let cell = sealer.seal(HERE, "twelve bytes").expect("seals");
        let at = at % cell.len();
        let mut changed = cell.clone();
        changed.replace_range(at..=at, &to);
        prop_assume!(changed != cell);
        prop_assert!(sealer.open(HERE, &changed).is_err());
    }

    #[test]
    fn any_text_is_refused_calmly(text in ".{0,120}") {
        prop_assert!(sealer().open(HERE, &text).is_err());
        let _ = MasterKey::parse(&text);
    }
}

#[test]
fn a_master_key_is_read_as_hex_or_base64() {
    let bytes = [0xfbu8; 32];
    let hex = hex::encode(bytes);
    let wrapped = MasterKey::parse(&hex).expect("hex").new_data_key("a", 1, &*entropy()).expect("wraps");
    let standard = base64::engine::general_purpose::STANDARD.encode(bytes);
    for text in [format!(" {hex}\n"), hex.to_uppercase(), standard, URL_SAFE_NO_PAD.encode(bytes)] {
        let key = MasterKey::parse(&text).expect(&text);
        assert!(key.sealer("a", [(1, wrapped.as_str())], entropy()).is_ok(), "{text}");
    }
    for bad in ["", "  ", "abc", &hex[2..], "correct horse battery staple", &format!("{hex} nonsense")] {
        let problem = MasterKey::parse(bad).expect_err(bad).to_string();
        assert!(problem.contains("64 hexadecimal digits") && (bad.trim().is_empty() || !problem.contains(bad)), "{problem}");
    }
}

#[cfg(unix)]
#[test]
fn the_first_start_makes_a_private_file_and_the_next_reads_it() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().expect("folder");
    let file = folder.path().join("data/master.key");
    let load = |file: &Path| MasterKey::load_or_create(None, file, &*entropy());
    let wrapped = load(&file).expect("first").new_data_key("a", 1, &*entropy()).expect("wraps");
    assert!(load(&file).expect("second").sealer("a", [(1, wrapped.as_str())], entropy()).is_ok());
    assert_eq!(std::fs::metadata(&file).expect("file").permissions().mode() & 0o777, 0o600);
    assert_eq!(std::fs::read_dir(folder.path().join("data")).expect("dir").count(), 1, "no draft stays behind");

    for mode in [0o644, 0o604, 0o620, 0o660, 0o601] {
        std::fs::set_permissions(&file, std::fs::Permissions::from_mode(mode)).expect("chmod");
        assert!(load(&file).expect_err("open to others").to_string().contains("chmod 600"), "{mode:o}");
    }
    std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o640)).expect("chmod");
    assert!(load(&file).is_ok());
    std::fs::write(&file, "half a k").expect("write");
    assert!(load(&file).is_err());
    // A key in the settings goes before the file.
    assert!(MasterKey::load_or_create(Some(&"ab".repeat(32).into()), &file, &*entropy()).is_ok());
}

#[cfg(unix)]
#[test]
fn of_many_first_starts_all_get_the_same_key() {
    let folder = tempfile::tempdir().expect("folder");
    let file = folder.path().join("master.key");
    let keys: Vec<MasterKey> = std::thread::scope(|scope| {
        let starts: Vec<_> = (0..8).map(|_| scope.spawn(|| MasterKey::load_or_create(None, &file, &*entropy()).expect("key"))).collect();
        starts.into_iter().map(|start| start.join().expect("thread")).collect()
    });
    let wrapped = keys[0].new_data_key("a", 1, &*entropy()).expect("wraps");
    assert!(keys.iter().all(|key| key.is_current(&wrapped)));
}
