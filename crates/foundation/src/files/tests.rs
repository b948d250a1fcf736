use proptest::prelude::*;

use super::kind::FileKind::*;
use super::*;
use crate::entropy::{MachineEntropy, SeededEntropy};
use crate::secrets::MasterKey;

const ROOM: u64 = 1 << 20;

struct Shelf {
    data: tempfile::TempDir,
    files: Files,
}

fn shelf() -> Shelf {
    let data = tempfile::tempdir().expect("folder");
    let entropy: Arc<dyn Entropy> = Arc::new(MachineEntropy::new());
    let master = MasterKey::generate(&*entropy);
    let wrapped = master.new_data_key("alpha", 1, &*entropy).expect("key");
    let sealer = master.sealer("alpha", [(1, wrapped.as_str())], entropy.clone()).expect("sealer");
    let files = Files::new(data.path(), sealer, entropy);
    Shelf { data, files }
}

impl Shelf {
    async fn put(&self, purpose: Purpose, content: &[u8]) -> Result<Stored> {
        self.put_in(purpose, content, 1_000, ROOM).await
    }

    async fn put_in(&self, purpose: Purpose, content: &[u8], portion: usize, most: u64) -> Result<Stored> {
        let mut upload = self.files.begin(purpose, "scan.xyz", most).await?;
        for bytes in content.chunks(portion) {
            upload.write(bytes).await?;
        }
        upload.finish().await
    }

    async fn get(&self, purpose: Purpose, id: FileId) -> Result<Vec<u8>> {
        read(self.files.open(purpose, id).await?).await
    }

    /// Every file on the disk, as paths under the brand's folder.
    fn on_disk(&self) -> Vec<PathBuf> {
        let mut found = Vec::new();
        let mut folders = vec![self.data.path().join("brands/alpha/files")];
        while let Some(folder) = folders.pop() {
            for entry in std::fs::read_dir(folder).into_iter().flatten() {
                let path = entry.expect("entry").path();
                if path.is_dir() { folders.push(path) } else { found.push(path) }
            }
        }
        found
    }
}

async fn read(mut opened: Opened) -> Result<Vec<u8>> {
    let mut all = Vec::new();
    while let Some(bytes) = opened.next().await? {
        all.extend_from_slice(&bytes);
    }
    Ok(all)
}

fn pdf(length: usize) -> Vec<u8> {
    let mut bytes = b"%PDF-1.7\ncanary".to_vec();
    bytes.resize(length.max(16), b'x');
    bytes
}

fn png(width: u32, height: u32) -> Vec<u8> {
    [&b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR"[..], &width.to_be_bytes(), &height.to_be_bytes(), &[8, 6, 0, 0, 0]].concat()
}

/// A JPEG whose frame header comes after `before` bytes of other segments.
fn jpeg(width: u16, height: u16, before: usize) -> Vec<u8> {
    let mut bytes = b"\xff\xd8".to_vec();
    let mut left = before;
    while left > 0 {
        let size = left.min(60_000);
        bytes.extend_from_slice(&[0xff, 0xe2]);
        bytes.extend_from_slice(&(size as u16 + 2).to_be_bytes());
        bytes.resize(bytes.len() + size, 0xff);
        left -= size;
    }
    bytes.extend_from_slice(b"\xff\xff\xc2\0\x11\x08");
    bytes.extend_from_slice(&height.to_be_bytes());
    bytes.extend_from_slice(&width.to_be_bytes());
    bytes.extend_from_slice(b"\x03rest\xff\xda\0\0data\xff\xd9");
    bytes
}

#[tokio::test]
async fn a_file_comes_back_and_is_not_in_clear_on_the_disk() {
    let shelf = shelf();
    for length in [16, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK, 3 * CHUNK + 5] {
        for portion in [7_000, CHUNK, 200_000] {
            let content = pdf(length);
            let stored = shelf.put_in(Purpose::Document, &content, portion, length as u64).await.expect("stored");
            assert_eq!((stored.kind, stored.bytes, stored.pixels), (Pdf, length as u64, None));
            assert_eq!(stored.sha256, hex::encode(Sha256::digest(&content)));
            assert_eq!(shelf.files.open(Purpose::Document, stored.id).await.expect("opens").bytes(), length as u64);
            assert_eq!(shelf.get(Purpose::Document, stored.id).await.expect("reads"), content, "{length} {portion}");
            let name = stored.id.to_string();
            let path = shelf.data.path().join("brands/alpha/files").join(&name[..2]).join(&name[2..4]).join(&name);
            let raw = std::fs::read(path).expect("file");
            assert!(!raw.windows(6).any(|w| w == b"canary") && !raw.windows(5).any(|w| w == b"%PDF-"));
        }
    }
}

#[tokio::test]
async fn what_a_file_is_its_first_bytes_say() {
    type Row = (Vec<u8>, FileKind, Option<(u32, u32)>);
    let table: Vec<Row> = vec![
        (pdf(100), Pdf, None),
        (png(320, 240), Png, Some((320, 240))),
        (jpeg(320, 240, 0), Jpeg, Some((320, 240))),
        (jpeg(320, 240, 300_000), Jpeg, Some((320, 240))),
    ];
    let shelf = shelf();
    for (content, kind, pixels) in table {
        for purpose in [Purpose::Document, Purpose::Picture] {
            match (shelf.put(purpose, &content).await, purpose.allowed().contains(&kind)) {
                (Ok(stored), true) => assert_eq!((stored.kind, stored.pixels), (kind, pixels)),
                (Err(problem), false) => assert_eq!(problem.code(), "file_kind", "{kind:?}"),
                (outcome, _) => panic!("{kind:?} as {purpose:?}: {outcome:?}"),
            }
        }
        assert_eq!(FileKind::of_content_type(kind.content_type()), Some(kind));
    }
}

#[tokio::test]
async fn everything_else_is_refused_and_leaves_nothing_behind() {
    let shelf = shelf();
    let table: Vec<(&str, Vec<u8>)> = vec![
        ("file_kind", vec![]),
        ("file_kind", b"hello, world".to_vec()),
        ("file_kind", b"<svg xmlns=\"http://www.w3.org/2000/svg\"></svg>".to_vec()),
        ("file_kind", b"<!DOCTYPE html><script>alert(1)</script>".to_vec()),
        ("file_kind", b"PK\x03\x04zip".to_vec()),
        ("file_kind", b"MZ\x90\0exe".to_vec()),
        ("file_kind", b"\x7fELF".to_vec()),
        ("file_kind", b" %PDF-1.7".to_vec()),
        ("file_kind", b"<html>%PDF-1.7".to_vec()),
        ("file_kind", b"RIFF\x40\0\0\0WEBPVP8 \x20\0\0\0".to_vec()),
        ("file_kind", b"GIF89a\x40\x01\xf0\0rest".to_vec()),
        ("file_kind", b"\0\0\0\x18ftypheic\0\0\0\0mif1heic".to_vec()),
        ("file_kind", b"\0\0\0\x18ftypavif\0\0\0\0mif1avif".to_vec()),
        ("file_kind", b"\0\0\0\x18ftypisom\0\0\0\0isommp41".to_vec()),
        ("file_kind", b"\x89PNG\r\n\x1a\n\0\0\0\x0dIDAT".to_vec()),
        ("file_unreadable", png(1, 1)[..20].to_vec()),
        ("file_unreadable", png(0, 10)),
        ("file_unreadable", b"\xff\xd8\xff\xd9".to_vec()),
        ("file_unreadable", b"\xff\xd8\xff\xda\0\x02".to_vec()),
        ("file_unreadable", b"\xff\xd8\xff\xe0\0\x01\xff\xc0".to_vec()),
        ("file_unreadable", b"\xff\xd8\xff\xd8\xff\xc0".to_vec()),
        ("file_unreadable", [b"\xff\xd8", &jpeg(10, 10, 0)[..]].concat()),
        ("file_unreadable", jpeg(10, 0, 0)),
        ("file_unreadable", jpeg(10, 10, 100)[..90].to_vec()),
        ("picture_too_large", png(32_001, 1_000)),
        ("picture_too_large", png(u32::MAX, u32::MAX)),
        ("picture_too_large", jpeg(32_001, 1_000, 0)),
        ("picture_too_large", jpeg(32_001, 1_000, 200_000)),
    ];
    for (code, content) in table {
        let problem = shelf.put(Purpose::Document, &content).await.expect_err(code);
        assert_eq!((problem.status(), problem.code()), (422, code), "{:?}", String::from_utf8_lossy(&content[..content.len().min(20)]));
    }
    assert!(shelf.put(Purpose::Document, &png(32_000, 1_000)).await.is_ok());
    assert_eq!(shelf.on_disk().len(), 1, "only the one that was kept");
}

#[tokio::test]
async fn too_large_is_said_as_soon_as_it_is_known() {
    let shelf = shelf();
    let mut upload = shelf.files.begin(Purpose::Document, "x", 200_000).await.expect("begins");
    upload.write(&pdf(200_000)).await.expect("just fits");
    let problem = upload.write(b"x").await.expect_err("one too many");
    assert_eq!((problem.status(), problem.code()), (413, "file_too_large"));
    drop(upload);
    assert!(shelf.on_disk().is_empty());
}

#[tokio::test]
async fn a_file_opens_for_its_own_purpose_and_name_alone() {
    let shelf = shelf();
    let one = shelf.put(Purpose::Document, &png(1, 1)).await.expect("stored");
    let two = shelf.put(Purpose::Document, &png(2, 2)).await.expect("stored");
    assert_eq!(shelf.get(Purpose::Picture, one.id).await.expect_err("not a public picture").status(), 500);
    let missing = FileId(random(&SeededEntropy::new(1)));
    assert_eq!(shelf.get(Purpose::Document, missing).await.expect_err("none").status(), 404);

    std::fs::rename(shelf.files.path(&two.id), shelf.files.path(&one.id)).expect("swap");
    assert_eq!(shelf.get(Purpose::Document, one.id).await.expect_err("swapped").status(), 500);
    shelf.files.remove(one.id).await.expect("removed");
    shelf.files.remove(one.id).await.expect("removed twice");
    assert!(shelf.on_disk().is_empty());
}

#[tokio::test]
async fn whatever_is_done_to_a_stored_file_is_found_out() {
    let shelf = shelf();
    let content = pdf(3 * CHUNK + 100);
    let stored = shelf.put(Purpose::Document, &content).await.expect("stored");
    let path = shelf.files.path(&stored.id);
    let raw = std::fs::read(&path).expect("file");
    let sealed = CHUNK + 40;
    let part = |n: usize| raw[8 + n * sealed..(8 + (n + 1) * sealed).min(raw.len())].to_vec();
    let join = |parts: &[Vec<u8>]| [&raw[..8], &parts.concat()].concat();
    let flipped = |at: usize| {
        let mut raw = raw.clone();
        raw[at] ^= 1;
        raw
    };
    let table = [
        ("cut after the second chunk", join(&[part(0), part(1)])),
        ("cut in the middle", raw[..raw.len() - 50].to_vec()),
        ("cut by one", raw[..raw.len() - 1].to_vec()),
        ("without its last chunk", join(&[part(0), part(1), part(2)])),
        ("two chunks swapped", join(&[part(1), part(0), part(2), part(3)])),
        ("a chunk left out", join(&[part(0), part(2), part(3)])),
        ("the last one alone", join(&[part(3)])),
        ("something added", [&raw[..], b"more"].concat()),
        ("the last one twice", [&raw[..], &part(3)].concat()),
        ("a bit flipped in the magic", flipped(0)),
        ("a bit flipped in the version", flipped(7)),
        ("a bit flipped in a nonce", flipped(8)),
        ("a bit flipped in the middle", flipped(raw.len() / 2)),
        ("a bit flipped at the end", flipped(raw.len() - 1)),
        ("only the header", raw[..8].to_vec()),
        ("nothing", vec![]),
    ];
    for (what, changed) in table {
        std::fs::write(&path, changed).expect("write");
        assert_eq!(shelf.get(Purpose::Document, stored.id).await.expect_err(what).status(), 500, "{what}");
        // As a response it must break off, not end.
        if let Ok(opened) = shelf.files.open(Purpose::Document, stored.id).await {
            assert!(axum::body::to_bytes(opened.into_body(), usize::MAX).await.is_err(), "{what}");
        }
    }
    std::fs::write(&path, &raw).expect("write");
    let opened = shelf.files.open(Purpose::Document, stored.id).await.expect("opens");
    assert_eq!(HttpSize::of(&opened), content.len() as u64);
    assert_eq!(axum::body::to_bytes(opened.into_body(), usize::MAX).await.expect("body"), content);
}

struct HttpSize;

impl HttpSize {
    fn of(opened: &Opened) -> u64 {
        axum::body::HttpBody::size_hint(opened).exact().expect("an exact size")
    }
}

#[tokio::test]
async fn drafts_of_a_crash_are_swept_once_they_are_old() {
    let shelf = shelf();
    let upload = shelf.files.begin(Purpose::Document, "x", ROOM).await.expect("begins");
    // As if the process had died.
    std::mem::forget(upload);
    assert_eq!(shelf.files.sweep(Timestamp::from_seconds(0)).await.expect("sweeps"), 0);
    assert_eq!(shelf.on_disk().len(), 1);
    assert_eq!(shelf.files.sweep(Timestamp::from_seconds(9_000_000_000)).await.expect("sweeps"), 1);
    assert!(shelf.on_disk().is_empty());
}

#[test]
fn names_are_made_harmless() {
    let table = [
        ("scan.jpeg", "scan.jpg"),
        ("../../etc/passwd", "passwd.jpg"),
        ("C:\\Users\\me\\Passport.PNG", "Passport.jpg"),
        ("invoice\u{202e}gpj.exe", "invoicegpj.jpg"),
        ("a\r\nSet-Cookie: x=1.jpg", "aSet-Cookie_ x=1.jpg"),
        ("", "file.jpg"),
        ("...", "file.jpg"),
        (".htaccess", "file.jpg"),
        ("Pässe & Ausweise (2).pdf", "Pässe & Ausweise (2).jpg"),
        ("\"><script>.svg", "___script_.jpg"),
    ];
    for (given, expected) in table {
        assert_eq!(name::shown(given, Jpeg), expected);
    }
    assert_eq!(name::shown(&"я".repeat(500), Pdf).chars().count(), 104);
    let header = content_disposition("Pässe \"1\".pdf");
    assert_eq!(header, "attachment; filename=\"P_sse _1_.pdf\"; filename*=UTF-8''P%C3%A4sse%20%221%22.pdf");
}

#[test]
fn only_a_random_name_is_a_name() {
    let id = FileId(random(&SeededEntropy::new(1)));
    assert_eq!(id.to_string().parse::<FileId>(), Ok(id));
    assert!(!format!("{id:?}").contains(&id.to_string()[..8]));
    for bad in ["", "..", "../../../../etc/passwd", &id.to_string()[1..], &id.to_string().to_uppercase(), &format!("{id}0")] {
        assert!(bad.parse::<FileId>().is_err(), "{bad}");
    }
}

proptest! {
    #[test]
    fn any_bytes_are_looked_at_calmly(head in "(\\xff\\xd8\\xff|%PDF-1.|\\x89PNG)?", tail in proptest::collection::vec(any::<u8>(), 0..200)) {
        let mut bytes: Vec<u8> = head.chars().map(|c| c as u32 as u8).collect();
        bytes.extend(tail);
        if let Ok(mut inspector) = Inspector::of(&bytes, &FileKind::ALL) {
            let _ = inspector.look(&bytes).and_then(|()| inspector.finish());
        }
    }

    #[test]
    fn a_jpegs_size_is_found_however_it_is_cut(width in 1u16..2_000, height in 1u16..2_000, before in 0usize..2_000, portion in 1usize..50) {
        let content = jpeg(width, height, before);
        let mut inspector = Inspector::of(&content, &FileKind::ALL).expect("jpeg");
        for bytes in content.chunks(portion) {
            inspector.look(bytes).expect("readable");
        }
        prop_assert_eq!(inspector.finish().expect("found"), (Jpeg, Some((width.into(), height.into()))));
    }

    #[test]
    fn any_name_is_one_short_harmless_line(given in "\\PC{0,200}|[\\x00-\\xff]{0,200}") {
        let shown = name::shown(&given, Pdf);
        prop_assert!(shown.ends_with(".pdf") && shown.chars().count() <= 104 && !shown.starts_with('.'));
        prop_assert!(!shown.contains(['/', '\\', '"', '<', '\n', '\r', '\0']));
        prop_assert!(content_disposition(&shown).is_ascii());
    }
}
