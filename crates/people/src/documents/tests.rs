//! Papers: sent, listed, looked at.

use axum::http::Method;
use serde_json::json;
use testkit::{Part, TestBrand, f, on_both_databases};

const PDF: &[u8] = b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n";

fn link(listed: &serde_json::Value, at: usize) -> String {
    listed[at]["url"].as_str().expect("a link").strip_prefix("/api/v1").expect("below the base").to_owned()
}

#[on_both_databases]
async fn a_paper_is_sent_reviewed_and_looked_at_once(t: TestBrand) {
    let (staff, customer) = (t.admin().await, t.customer().await);
    customer.upload("/me/documents", "file", "../../passport.exe", PDF).await.is(200);
    assert_eq!(customer.get("/me/kyc").await.is(200).json["status"], "IN_REVIEW");
    let listed = staff.get(&f!("/customers/{}/documents", customer.id)).await.is(200).json;
    assert_eq!(
        (&listed[0]["filename"], &listed[0]["mimeType"], &listed[0]["status"]),
        (&json!("passport.pdf"), &json!("application/pdf"), &json!("PENDING"))
    );
    assert_eq!((&listed[0]["size"], &listed[0]["uploadedBy"]), (&json!(PDF.len()), &json!("Carla Customer")));
    let file = t.anonymous().get(&link(&listed, 0)).await.is(200);
    assert_eq!(file.bytes, PDF);
    assert_eq!(file.header("x-content-type-options"), Some("nosniff"));
    assert_eq!(file.header("cache-control"), Some("no-store"));
    assert!(file.header("content-disposition").is_some_and(|header| header.starts_with("attachment; filename=\"passport.pdf\"")));
    t.anonymous().get(&link(&listed, 0)).await.is_problem(404, "not_found");
    let looks = t.rows("select actor_kind, actor_name, ip from audit_entry where action = 'document.read'").await;
    assert_eq!(looks, ["STAFF Sam Staff 127.0.0.1"]);
    staff.post(&f!("/customers/{}/kyc/approve", customer.id), json!({})).await.is(200);
    assert_eq!(staff.get(&f!("/customers/{}/documents", customer.id)).await.is(200).json[0]["status"], "APPROVED");
    assert_eq!(staff.get(&f!("/customers/{}", customer.id)).await.is(200).json["documentCount"], 1);
    staff.post(&f!("/customers/{}/kyc/reset", customer.id), json!({})).await.is(200);
    assert_eq!(staff.get(&f!("/customers/{}/documents", customer.id)).await.is(200).json, json!([]));
    assert_eq!(t.rows("select status from document").await, ["ARCHIVED"]);
}

#[on_both_databases]
async fn a_link_dies_with_its_time_and_with_its_session(t: TestBrand) {
    let (staff, customer) = (t.admin().await, t.customer().await);
    customer.upload("/me/documents", "file", "id.pdf", PDF).await.is(200);
    let list = f!("/customers/{}/documents", customer.id);
    let late = link(&staff.get(&list).await.is(200).json, 0);
    t.clock.advance_s(300);
    t.anonymous().get(&late).await.is_problem(404, "not_found");
    let orphan = link(&staff.get(&list).await.is(200).json, 0);
    t.rows(&f!("update session set revoked_at = 1 where user_id = '{}' returning 1", staff.id)).await;
    t.anonymous().get(&orphan).await.is_problem(404, "not_found");
    for nonsense in ["x", "th_v_x", &"a".repeat(3000)] {
        t.anonymous().get(&f!("/documents/files/{nonsense}")).await.is(404);
    }
    assert_eq!(t.rows("select count(*) from audit_entry where action = 'document.read'").await, ["0"]);
}

#[on_both_databases]
async fn staff_add_papers_to_a_customer(t: TestBrand) {
    let (staff, customer) = (t.admin().await, t.customer().await);
    let path = f!("/customers/{id}/documents?userId={id}", id = customer.id);
    let form = [Part::Text("type", "PASSPORT"), Part::File("file", "p.pdf", "text/html", PDF)];
    let added = staff.form(Method::POST, &path, &form).await.is(200).json;
    assert_eq!((&added["documents"][0]["type"], &added["customer"]["kycStatus"]), (&json!("PASSPORT"), &json!("IN_REVIEW")));
    let other = uuid::Uuid::nil();
    staff.form(Method::POST, &f!("/customers/{}/documents?userId={other}", customer.id), &form).await.is(400).names("userId");
    staff.form(Method::POST, &f!("/customers/{}/documents", customer.id), &form).await.is(400).names("userId");
    staff.form(Method::POST, &f!("/customers/{other}/documents?userId={other}"), &form).await.is(404);
    t.staff_with(&["kyc.read"]).await.form(Method::POST, &path, &form).await.is(403);
    t.staff_with(&["customers.read"]).await.get(&f!("/customers/{}/documents", customer.id)).await.is(403);
    customer.get(&f!("/customers/{}/documents", customer.id)).await.is(403);
    staff.get(&f!("/customers/{other}/documents")).await.is(404);
}

#[on_both_databases]
async fn what_is_no_paper_is_refused_and_leaves_nothing(t: TestBrand) {
    let customer = t.customer().await;
    for content in [&b"<html><script>alert(1)</script>"[..], b"MZ\x90\x00", b"", b"<svg xmlns='http://www.w3.org/2000/svg'/>"] {
        customer.upload("/me/documents", "file", "passport.pdf", content).await.is(422);
    }
    customer.form(Method::POST, "/me/documents", &[Part::Text("type", "PASSPORT")]).await.is(422).names("file");
    customer.post("/me/documents", json!({})).await.is(415);
    t.anonymous().upload("/me/documents", "file", "p.pdf", PDF).await.is(401);
    t.admin().await.upload("/me/documents", "file", "p.pdf", PDF).await.is(403);
    assert_eq!(t.rows("select count(*) from document").await, ["0"]);
    assert_eq!(customer.get("/me/kyc").await.is(200).json["status"], "PENDING");
}

#[on_both_databases]
async fn an_upload_that_is_repeated_is_kept_once(t: TestBrand) {
    let customer = t.customer().await.with_header("idempotency-key", "paper");
    customer.upload("/me/documents", "file", "p.pdf", PDF).await.is(200);
    let again = customer.upload("/me/documents", "file", "p.pdf", PDF).await.is(200);
    assert_eq!(again.header("idempotent-replayed"), Some("true"));
    assert_eq!(t.rows("select count(*) from document").await, ["1"]);
    let other = [PDF, b"\n"].concat();
    customer.upload("/me/documents", "file", "p.pdf", &other).await.is_problem(422, "idempotency_key_reused");
}

/// A photograph of 48 by 16 pixels, red on the left and blue on the right, that was taken with the camera turned: its EXIF says so, and
/// where that was. A ZIP hangs on its end.
fn photograph() -> Vec<u8> {
    let picture = image::RgbImage::from_fn(48, 16, |x, _| image::Rgb(if x < 24 { [250, 0, 0] } else { [0, 0, 250] }));
    let mut jpeg = Vec::new();
    picture.write_to(&mut std::io::Cursor::new(&mut jpeg), image::ImageFormat::Jpeg).expect("a picture");
    // Two entries: Orientation (0x0112) 6, and GPSInfo (0x8825) at 38 with one entry, GPSLatitudeRef (1) "N".
    let tiff = b"II*\0\x08\0\0\0\x02\0\
        \x12\x01\x03\0\x01\0\0\0\x06\0\0\0\
        \x25\x88\x04\0\x01\0\0\0\x26\0\0\0\
        \0\0\0\0\
        \x01\0\x01\0\x02\0\x02\0\0\0N\0\0\0\0\0\0\0GPS-52.5N";
    let exif = [&b"Exif\0\0"[..], tiff].concat();
    let length = u16::try_from(exif.len() + 2).expect("short").to_be_bytes();
    [&jpeg[..2], b"\xff\xe1", &length, &exif, &jpeg[2..], b"PK\x03\x04 a ZIP with a program in it"].concat()
}

fn holds(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

#[on_both_databases]
async fn a_photograph_is_kept_without_place_or_stowaway_and_upright(t: TestBrand) {
    let (staff, customer) = (t.admin().await, t.customer().await);
    let sent = photograph();
    assert!([&b"Exif"[..], b"GPS-52.5N", b"PK\x03\x04"].iter().all(|part| holds(&sent, part)));
    customer.upload("/me/documents", "file", "card.jpg", &sent).await.is(200);
    let mut png = Vec::new();
    image::RgbaImage::new(7, 5).write_to(&mut std::io::Cursor::new(&mut png), image::ImageFormat::Png).expect("a picture");
    png.extend_from_slice(b"PK\x03\x04");
    customer.upload("/me/documents", "file", "card.png", &png).await.is(200);
    let listed = staff.get(&f!("/customers/{}/documents", customer.id)).await.is(200).json;
    let of = |name: &str| (0..2).find(|at| listed[*at]["filename"] == name).expect("listed");
    let (photo, drawing) = (of("card.jpg"), of("card.png"));
    let kept = t.anonymous().get(&link(&listed, photo)).await.is(200).bytes;
    assert_eq!(listed[photo]["size"], json!(kept.len()));
    for gone in [&b"Exif"[..], b"GPS-52.5N", b"PK\x03\x04"] {
        assert!(!holds(&kept, gone), "{}", String::from_utf8_lossy(gone));
    }
    assert!(kept.starts_with(b"\xff\xd8\xff") && kept.ends_with(b"\xff\xd9"));
    let seen = image::load_from_memory(&kept).expect("a picture").to_rgb8();
    assert_eq!(seen.dimensions(), (16, 48), "turned as the camera noted");
    let (top, bottom) = (seen.get_pixel(8, 4).0, seen.get_pixel(8, 44).0);
    assert!(top[0] > 200 && top[2] < 50 && bottom[0] < 50 && bottom[2] > 200, "{top:?} {bottom:?}");
    let kept = t.anonymous().get(&link(&listed, drawing)).await.is(200).bytes;
    assert!(!holds(&kept, b"PK\x03\x04"));
    assert_eq!(image::load_from_memory(&kept).expect("a picture").to_rgba8(), image::RgbaImage::new(7, 5));
}

#[on_both_databases]
async fn a_picture_that_cannot_be_decoded_is_refused(t: TestBrand) {
    let customer = t.customer().await;
    let mut png = Vec::new();
    image::GrayImage::new(64, 64).write_to(&mut std::io::Cursor::new(&mut png), image::ImageFormat::Png).expect("a picture");
    let spoilt = [&png[..40], &[0; 40]].concat();
    for (content, code) in [
        (&spoilt[..], "file_unreadable"),
        (b"\xff\xd8\xff\xe0\0\x04ab\xff\xd9", "file_unreadable"),
        (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", "file_kind"),
        (b"RIFF\x40\0\0\0WEBPVP8 \x20\0\0\0", "file_kind"),
    ] {
        customer.upload("/me/documents", "file", "card.jpg", content).await.is_problem(422, code);
    }
    assert_eq!(t.rows("select count(*) from document").await, ["0"]);
}
