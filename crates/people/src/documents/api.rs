//! The operations of documents.

use foundation::auth::permission::{ReadKyc, WriteKyc};
use foundation::auth::{Actor, Anonymous, Caller, Newcomer, Principal, Staff};
use foundation::brand::Brand;
use foundation::config::Config;
use foundation::files::{FileId, Purpose};
use foundation::http::{Answer, Download, Json, Path, Query, Reply, Routes, Upload, UploadForm, upload::TempUpload};
use foundation::{audit, db::Tx, files};
use kernel::{CustomerId, Problem, Result, Timestamp};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::json;
use tokio::io::AsyncReadExt;

use super::model::{Document, OwnDocument, Proof, Status, Stored};
use super::{links, queries};
use crate::customers::shown::Shown;
use crate::customers::{self, input};
use crate::kyc;

pub fn routes() -> Vec<Routes> {
    vec![
        Routes::under("Customers - Admin APIs")
            .get("/customers/{id}/documents", "listCustomerDocuments", "List a customer's papers, each with a link good once", list)
            .upload("/customers/{id}/documents", "uploadCustomerDocument", "Add a paper to a customer", upload_for),
        Routes::under("Documents")
            .upload("/me/documents", "uploadDocument", "Send a paper that proves who one is", upload_own)
            .get("/me/documents/kyc-status", "getDocumentsKycStatus", "Say where one's identity check stands", status)
            .get("/documents/files/{token}", "getDocumentFile", "Fetch a paper by its link, once", fetch),
    ]
}

/// The form in which a paper comes.
pub struct Paper;

impl UploadForm for Paper {
    const TEXTS: &'static [&'static str] = &["type"];
    const FILES: &'static [&'static str] = &["file"];
    fn most_bytes(config: &Config) -> u64 {
        config.limits.upload_bytes.0
    }
}

const CHUNK: usize = 64 * 1024;
const MOST_PAPERS: i64 = 50;

/// Looks at the received file and keeps it sealed: a picture as it was drawn anew, whatever size that has.
pub async fn keep(brand: &Brand, purpose: Purpose, received: &TempUpload) -> Result<files::Stored> {
    files::redraw(received.path()).await?;
    let unreadable = |error: std::io::Error| Problem::internal(format!("a received file: {error}"));
    let mut file = tokio::fs::File::open(received.path()).await.map_err(unreadable)?;
    let bytes = file.metadata().await.map_err(unreadable)?.len();
    let mut upload = brand.files().begin(purpose, &received.file_name, bytes).await?;
    let mut chunk = vec![0u8; CHUNK];
    loop {
        match file.read(&mut chunk).await.map_err(unreadable)? {
            0 => return upload.finish().await,
            read => upload.write(&chunk[..read]).await?,
        }
    }
}

/// Receives a paper, then stores it with whatever `answer` makes of it; one that is not stored leaves no file behind.
async fn receive<T: Serialize + Send + 'static>(
    caller: &Caller,
    owner: CustomerId,
    mut upload: Upload<Paper>,
    answer: impl Fn(&mut Tx<'_>, CustomerId) -> Result<T> + Send + 'static,
) -> Answer<Reply<T>> {
    caller.read(move |read| customers::find(read, owner)).await?;
    let kind = upload.texts.get("type").map(String::as_str).unwrap_or_default();
    let kind = input::line("type", kind, 40)?.unwrap_or_else(|| "DOCUMENT".to_owned());
    let received = upload.take_file("file")?;
    let file = keep(caller.brand(), Purpose::Document, &received).await?;
    let (once, by, name) = (caller.once().with_content(&upload.sha256), caller.actor(), file.id);
    let stored =
        caller.brand().write(move |tx| once.run(tx, 200, |tx| store(tx, &by, owner, &kind, &file).and_then(|()| answer(tx, owner)))).await;
    if !matches!(&stored, Ok(reply) if !reply.is_replayed()) {
        caller.brand().files().remove(name).await?;
    }
    Ok(stored?)
}

fn store(tx: &mut Tx<'_>, by: &Actor, owner: CustomerId, kind: &str, file: &files::Stored) -> Result<()> {
    // Of two papers at once, the later one finds what the earlier one made of the identity check.
    tx.alone(&format!("document {owner}"))?;
    if queries::count(tx, owner)? >= MOST_PAPERS {
        return Err(Problem::conflict("too_many_documents").because(format!("A customer may have {MOST_PAPERS} papers at a time.")));
    }
    let stored = Stored {
        id: tx.new_id(),
        customer_id: owner,
        kind: kind.to_owned(),
        filename: file.shown_name.clone(),
        mime_type: file.kind.content_type().to_owned(),
        size: i64::try_from(file.bytes).unwrap_or(i64::MAX),
        file: file.id.to_string(),
        status: Status::Pending,
        uploaded_by: by.name.clone().unwrap_or_default(),
        created_at: tx.now(),
    };
    queries::insert(tx, &stored)?;
    let seen = json!({ "customerId": owner, "type": kind, "sha256": file.sha256 });
    audit::record(tx, by, "document.added", stored.id, json!(null), seen)?;
    kyc::decide(tx, by, owner, kyc::Event::Submit, None)?;
    Ok(())
}

fn shown(tx: &mut Tx<'_>, asker: &Principal, owner: CustomerId) -> Result<Vec<Document>> {
    let stored = queries::list(tx, owner)?;
    stored.into_iter().map(|stored| links::make(tx, asker, stored.id).map(|url| stored.shown(url))).collect()
}

async fn list(staff: Staff<ReadKyc>, Path(id): Path<CustomerId>) -> Answer<Json<Vec<Document>>> {
    let asker = staff.principal()?.clone();
    let documents = staff.brand().write(move |tx| {
        customers::find(tx, id)?;
        shown(tx, &asker, id)
    });
    Ok(Json(documents.await?))
}

#[derive(Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
#[schemars(rename = "DocumentOwner")]
struct Whose {
    /// The customer once more.
    user_id: CustomerId,
}

#[derive(Serialize, JsonSchema)]
#[schemars(rename = "DocumentAdded")]
struct Added {
    documents: Vec<Document>,
    customer: Shown,
}

async fn upload_for(
    staff: Staff<WriteKyc>,
    Path(id): Path<CustomerId>,
    Query(whose): Query<Whose>,
    upload: Upload<Paper>,
) -> Answer<Reply<Added>> {
    if whose.user_id != id {
        return Err(Problem::parameter("userId", "expected the customer of the path").into());
    }
    let asker = staff.principal()?.clone();
    let answer =
        move |tx: &mut Tx<'_>, owner| Ok(Added { documents: shown(tx, &asker, owner)?, customer: customers::shown::find(tx, owner)? });
    receive(&staff, id, upload, answer).await
}

/// Sending a paper puts the identity check into review.
async fn upload_own(customer: Newcomer, upload: Upload<Paper>) -> Answer<Reply<customers::Success>> {
    receive(&customer, customer.id()?, upload, |_, _| Ok(customers::DONE)).await
}

/// Where the check stands, what it wants, and what was sent for it.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
#[schemars(rename = "KycStanding")]
pub struct KycStatus {
    pub status: kyc::Status,
    /// Why it was refused, or an approval taken back, in the words of whoever decided.
    pub reason: Option<String>,
    /// When staff decided last.
    pub reviewed_at: Option<Timestamp>,
    pub required: Vec<Required>,
    /// The newest first.
    pub documents: Vec<OwnDocument>,
}

/// Something that has to be proven.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "KycRequired")]
pub struct Required {
    pub proof: Proof,
    /// Any one of these papers proves it.
    pub types: &'static [&'static str],
    /// Whether one was sent that is not refused.
    pub sent: bool,
}

pub async fn status(customer: Newcomer) -> Answer<Json<KycStatus>> {
    let id = customer.id()?;
    let standing = customer.read(move |read| {
        let (status, reason, reviewed_at) = kyc::queries::standing(read, id)?;
        let sent = queries::list(read, id)?;
        let counts = |proof: Proof| {
            let types = proof.types();
            let sent = sent.iter().any(|paper| paper.status != Status::Rejected && types.contains(&paper.kind.as_str()));
            Required { proof, types, sent }
        };
        let required = Proof::ALL.iter().copied().map(counts).collect();
        let documents = sent.iter().map(Stored::own).collect();
        Ok(KycStatus { status, reason, reviewed_at, required, documents })
    });
    Ok(Json(standing.await?))
}

async fn fetch(caller: Anonymous, Path(token): Path<String>) -> Answer<Download> {
    let ip = caller.origin().ip.to_string();
    let stored = caller.brand().write(move |tx| links::spend(tx, &token, &ip)).await?;
    let file: FileId = stored.file.parse().map_err(|error: &str| Problem::internal(format!("a stored file's name: {error}")))?;
    let opened = caller.brand().files().open(Purpose::Document, file).await?;
    Ok(Download::attachment(opened.into_body(), &stored.mime_type, &stored.filename))
}
