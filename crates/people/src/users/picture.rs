//! Pictures of users, under random names that say nothing of whom they show.

use std::path::Path as FilePath;

use foundation::audit;
use foundation::auth::{Anonymous, SignedIn};
use foundation::config::Config;
use foundation::files::{FileId, Purpose};
use foundation::http::{Answer, Download, Json, NoContent, Path, Reply, Upload, UploadForm};
use image::ImageReader;
use kernel::{Problem, Result};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::json;

use super::queries;
use crate::customers::{DONE, Success};
use crate::documents::keep;

/// The form in which a picture comes.
pub struct Picture;

const MOST_BYTES: u64 = 5 * 1024 * 1024;
/// Of one side.
const MOST_PIXELS: u32 = 4_096;

impl UploadForm for Picture {
    const FILES: &'static [&'static str] = &["file"];
    const REQUIRED: &'static [&'static str] = &["file"];
    fn most_bytes(config: &Config) -> u64 {
        config.limits.upload_bytes.0.min(MOST_BYTES)
    }
}

pub async fn set(caller: SignedIn, mut upload: Upload<Picture>) -> Answer<Reply<Success>> {
    let (user, by, brand) = (caller.principal()?.clone(), caller.actor(), caller.brand().clone());
    let received = upload.take_file("file")?;
    has_short_sides(received.path()).await?;
    let file = keep(&brand, Purpose::Picture, &received).await?;
    let (once, name, media) = (caller.once().with_content(&upload.sha256), file.id, file.kind.content_type());
    let before = caller.read(move |read| queries::picture(read, user.id)).await?;
    let stored = brand.write(move |tx| {
        once.run(tx, 200, |tx| {
            queries::set_picture(tx, user.kind, user.id, &name.to_string(), media)?;
            audit::record(tx, &by, "user.picture_set", user.id, json!(null), json!({ "type": media }))?;
            Ok(DONE)
        })
    });
    let stored = stored.await;
    let kept = matches!(&stored, Ok(reply) if !reply.is_replayed());
    match before {
        Some(before) if kept => remove_file(&brand, &before.file).await?,
        _ if !kept => brand.files().remove(name).await?,
        _ => {}
    }
    Ok(stored?)
}

/// Judges the size that stands in the header, before anything is drawn. What has none that can be read is refused where it is drawn.
async fn has_short_sides(path: &FilePath) -> Result<()> {
    let path = path.to_owned();
    let looking = tokio::task::spawn_blocking(move || {
        ImageReader::open(path).and_then(ImageReader::with_guessed_format).ok().and_then(|reader| reader.into_dimensions().ok())
    });
    match looking.await.map_err(|error| Problem::internal(error.to_string()))? {
        Some((width, height)) if width.max(height) > MOST_PIXELS => {
            Err(Problem::invalid("file", format!("expected a picture of at most {MOST_PIXELS} pixels a side")))
        }
        _ => Ok(()),
    }
}

async fn remove_file(brand: &foundation::brand::Brand, name: &str) -> Result<()> {
    match name.parse::<FileId>() {
        Ok(file) => brand.files().remove(file).await,
        Err(_) => Ok(()),
    }
}

pub async fn remove(caller: SignedIn) -> Answer<NoContent> {
    let (user, by, brand) = (caller.principal()?.clone(), caller.actor(), caller.brand().clone());
    let before = caller.read(move |read| queries::picture(read, user.id)).await?;
    let removed = caller.change(move |tx| {
        if queries::remove_picture(tx, user.id)? {
            audit::record(tx, &by, "user.picture_removed", user.id, json!(null), json!(null))?;
        }
        Ok(())
    });
    let removed = removed.await?;
    if let Some(before) = before {
        remove_file(&brand, &before.file).await?;
    }
    Ok(NoContent::after(removed))
}

#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct OwnPicture {
    /// Its address; empty where there is none.
    profile_picture: Option<String>,
}

pub async fn own(caller: SignedIn) -> Answer<Json<OwnPicture>> {
    let id = caller.principal()?.id;
    let picture = caller.read(move |read| queries::picture(read, id)).await?;
    Ok(Json(OwnPicture { profile_picture: picture.map(|picture| picture.address()) }))
}

pub async fn fetch(caller: Anonymous, Path(token): Path<String>) -> Answer<Download> {
    let file: FileId = token.parse().map_err(|_| Problem::not_found())?;
    let media = caller.read(move |read| queries::picture_type(read, &token)).await?.ok_or_else(Problem::not_found)?;
    let opened = caller.brand().files().open(Purpose::Picture, file).await?;
    Ok(Download::picture(opened.into_body(), &media))
}
