//! Pictures of users.

use axum::http::Method;
use serde_json::json;
use testkit::{Part, TestBrand, f, on_both_databases};

/// A PNG of one pixel, with something behind its end.
fn portrait() -> Vec<u8> {
    let mut png = Vec::new();
    image::RgbaImage::new(1, 1).write_to(&mut std::io::Cursor::new(&mut png), image::ImageFormat::Png).expect("a picture");
    [&png[..], b"and more behind its end"].concat()
}

#[on_both_databases]
async fn a_picture_has_a_random_name_and_goes_when_it_is_replaced(t: TestBrand) {
    for user in [t.customer().await, t.admin().await] {
        assert_eq!(user.get("/me/profile-picture").await.is(200).json, json!({ "profilePicture": null }));
        let put = async || {
            user.form(Method::PUT, "/me/profile-picture", &[Part::File("file", "me.svg", "image/svg+xml", &portrait())]).await.is(200)
        };
        put().await;
        let first = user.get("/me/profile-picture").await.is(200).text_at("/profilePicture");
        let seen = t.anonymous().get(&first).await.is(200);
        assert_eq!(seen.header("content-type"), Some("image/png"));
        assert!(seen.bytes.starts_with(b"\x89PNG") && seen.bytes.ends_with(b"IEND\xaeB`\x82"), "drawn anew, with nothing behind its end");
        put().await;
        let second = user.get("/me/profile-picture").await.is(200).text_at("/profilePicture");
        t.anonymous().get(&first).await.is(404);
        assert_eq!(user.get("/me").await.is(200).json["user"]["avatarUrl"], second);
        user.delete("/me/profile-picture").await.is(204);
        t.anonymous().get(&second).await.is(404);
    }
    let customer = t.customer().await;
    for content in [&b"<svg xmlns='http://www.w3.org/2000/svg'/>"[..], b"GIF89a\x01\0\x01\0\0\0\0;", b"%PDF-1.4\n", b""] {
        customer.form(Method::PUT, "/me/profile-picture", &[Part::File("file", "me.png", "image/png", content)]).await.is(422);
    }
    for name in ["x", "../../etc/passwd", &"0".repeat(32)] {
        t.anonymous().get(&f!("/profile-pictures/{}", name.replace('/', "%2f"))).await.is(404);
    }
    assert_eq!(t.rows("select count(*) from profile_picture").await, ["0"]);
}

/// A picture of which only the header is whole: what draws it finds it damaged.
fn header_of(width: u32, height: u32, format: image::ImageFormat) -> Vec<u8> {
    let mut picture = Vec::new();
    image::GrayImage::new(width, height).write_to(&mut std::io::Cursor::new(&mut picture), format).expect("a picture");
    let half = picture.len() / 2;
    picture.truncate(half.max(64));
    picture
}

#[on_both_databases]
async fn a_long_picture_is_refused_before_it_is_drawn(t: TestBrand) {
    let customer = t.customer().await;
    let put =
        async |picture: &[u8]| customer.form(Method::PUT, "/me/profile-picture", &[Part::File("file", "me", "image/png", picture)]).await;
    for format in [image::ImageFormat::Png, image::ImageFormat::Jpeg] {
        for (width, height) in [(1, 4_097), (4_097, 1)] {
            put(&header_of(width, height, format)).await.is_problem(422, "invalid_field").names("file");
        }
    }
    put(&header_of(1, 4_096, image::ImageFormat::Png)).await.is_problem(422, "file_unreadable");
    let mut whole = Vec::new();
    image::GrayImage::new(1, 4_096).write_to(&mut std::io::Cursor::new(&mut whole), image::ImageFormat::Png).expect("a picture");
    put(&whole).await.is(200);
}
