//! Multipart uploads: files are received onto disk while they are counted and hashed, never held in memory.
//!
//! Invariants
//! - A temporary file is gone when its [`TempUpload`] is dropped, whatever happened in between.
//! - Nothing here trusts a file's name or its claimed type.

use std::collections::BTreeMap;
use std::marker::PhantomData;
use std::path::{Path, PathBuf};

use aide::generate::GenContext;
use aide::openapi::{MediaType, Operation, ReferenceOr, RequestBody, Response as Documented, SchemaObject};
use aide::operation::OperationInput;
use axum::extract::{FromRequest, Multipart, Request};
use kernel::Problem;
use serde_json::json;
use sha2::{Digest, Sha256};
use tokio::io::AsyncWriteExt;

use super::openapi::problem_response;
use super::{Failure, body};
use crate::app::App;
use crate::config::Config;

/// What a form holds: its text fields and its files, by name.
pub trait UploadForm: Send + 'static {
    const TEXTS: &'static [&'static str] = &[];
    const FILES: &'static [&'static str];
    /// What the document says about names among these.
    const ABOUT: &'static [(&'static str, &'static str)] = &[];
    /// Names among the above that the document marks as required.
    const REQUIRED: &'static [&'static str] = &[];
    /// The most bytes of one file.
    fn most_bytes(config: &Config) -> u64;
}

/// A received form.
pub struct Upload<F> {
    pub texts: BTreeMap<String, String>,
    pub files: Vec<TempUpload>,
    /// Over all fields and files, for the fingerprint of the request.
    pub sha256: String,
    form: PhantomData<fn() -> F>,
}

/// One received file, on disk until it is dropped or taken.
pub struct TempUpload {
    pub field: String,
    /// As the sender named it; for showing only.
    pub file_name: String,
    pub size: u64,
    path: PathBuf,
}

impl TempUpload {
    pub fn path(&self) -> &Path {
        &self.path
    }
}

impl Drop for TempUpload {
    fn drop(&mut self) {
        let _ = std::fs::remove_file(&self.path);
    }
}

impl<F> Upload<F> {
    /// The file of this name, or 422.
    pub fn take_file(&mut self, field: &str) -> Result<TempUpload, Problem> {
        let at = self.files.iter().position(|file| file.field == field);
        at.map(|at| self.files.swap_remove(at)).ok_or_else(|| Problem::invalid(field, "a file is required"))
    }
}

const MOST_TEXT: usize = 64 * 1024;

impl<F: UploadForm> FromRequest<App> for Upload<F> {
    type Rejection = Failure;

    async fn from_request(request: Request, app: &App) -> Result<Self, Failure> {
        let multipart = Multipart::from_request(request, app).await;
        let mut multipart =
            multipart.map_err(|_| Problem::new(415, "multipart_expected").because("Send the form as multipart/form-data."))?;
        let mut upload = Upload { texts: BTreeMap::new(), files: Vec::new(), sha256: String::new(), form: PhantomData };
        let mut hash = Sha256::new();
        while let Some(mut field) = multipart.next_field().await.map_err(|error| broken(&error))? {
            let name = field.name().unwrap_or_default().to_owned();
            hash.update(name.as_bytes());
            if F::FILES.contains(&name.as_str()) {
                if upload.files.iter().any(|file| file.field == name) {
                    return Err(Problem::invalid(name, "only one file can be sent here").into());
                }
                let file_name = field.file_name().unwrap_or("file").to_owned();
                let mut file = Receiving::start(app, name, file_name, F::most_bytes(app.config())).await?;
                while let Some(chunk) = field.chunk().await.map_err(|error| broken(&error))? {
                    hash.update(&chunk);
                    file.take(&chunk).await?;
                }
                upload.files.push(file.finish().await?);
            } else if F::TEXTS.contains(&name.as_str()) {
                let mut text = Vec::new();
                while let Some(chunk) = field.chunk().await.map_err(|error| broken(&error))? {
                    hash.update(&chunk);
                    if text.len() + chunk.len() > MOST_TEXT {
                        return Err(Problem::invalid(name, "is too long").into());
                    }
                    text.extend_from_slice(&chunk);
                }
                let text = String::from_utf8(text).ok().filter(|text| !text.contains('\0'));
                let text = text.ok_or_else(|| Problem::invalid(name.clone(), "expected UTF-8 text"))?;
                upload.texts.insert(name, text);
            }
        }
        upload.sha256 = hex::encode(hash.finalize());
        Ok(upload)
    }
}

fn broken(error: &axum::extract::multipart::MultipartError) -> Problem {
    match body::unreadable(error) {
        late if late.status() == 408 => late,
        _ => Problem::bad_request("malformed_form").because("The form is cut off or malformed.").caused_by(error),
    }
}

struct Receiving {
    upload: TempUpload,
    most: u64,
    out: tokio::fs::File,
}

impl Receiving {
    async fn start(app: &App, field: String, file_name: String, most: u64) -> Result<Receiving, Problem> {
        let folder = PathBuf::from(&app.config().data_dir).join("tmp");
        tokio::fs::create_dir_all(&folder).await.map_err(disk)?;
        let path = folder.join(format!("upload-{}", app.new_uuid().simple()));
        let out = tokio::fs::File::create(&path).await.map_err(disk)?;
        Ok(Receiving { upload: TempUpload { field, file_name, size: 0, path }, most, out })
    }

    async fn take(&mut self, chunk: &[u8]) -> Result<(), Problem> {
        self.upload.size += chunk.len() as u64;
        if self.upload.size > self.most {
            let problem = Problem::new(413, "file_too_large").because(format!("A file here may have at most {} bytes.", self.most));
            return Err(problem.field(self.upload.field.clone(), format!("at most {} bytes", self.most)));
        }
        self.out.write_all(chunk).await.map_err(disk)
    }

    async fn finish(mut self) -> Result<TempUpload, Problem> {
        self.out.flush().await.map_err(disk)?;
        Ok(self.upload)
    }
}

fn disk(error: std::io::Error) -> Problem {
    Problem::internal(format!("a received file could not be written: {error}"))
}

impl<F: UploadForm> OperationInput for Upload<F> {
    fn operation_input(_: &mut GenContext, operation: &mut Operation) {
        let mut properties = serde_json::Map::new();
        for name in F::TEXTS {
            properties.insert((*name).to_owned(), json!({ "type": "string" }));
        }
        for name in F::FILES {
            properties.insert((*name).to_owned(), json!({ "type": "string", "format": "binary" }));
        }
        for (name, about) in F::ABOUT {
            if let Some(property) = properties.get_mut(*name) {
                property["description"] = json!(about);
            }
        }
        let schema = schemars::json_schema!({ "type": "object", "properties": properties, "required": F::REQUIRED });
        let media =
            MediaType { schema: Some(SchemaObject { json_schema: schema, external_docs: None, example: None }), ..MediaType::default() };
        operation.request_body = Some(ReferenceOr::Item(RequestBody {
            description: None,
            content: [("multipart/form-data".to_owned(), media)].into_iter().collect(),
            required: true,
            extensions: Default::default(),
        }));
    }

    fn inferred_early_responses(ctx: &mut GenContext, _: &mut Operation) -> Vec<(Option<u16>, Documented)> {
        vec![
            (Some(413), problem_response(ctx, "The file is too large")),
            (Some(422), problem_response(ctx, "A file or field is missing or wrong; `fields` names it")),
        ]
    }
}
