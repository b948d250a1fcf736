//! What a paper is.

use foundation::words;
use kernel::{CustomerId, DocumentId, Timestamp};
use schemars::JsonSchema;
use serde::Serialize;

words! {
    /// What became of a paper.
    pub enum DocumentStatus {
        Pending = "PENDING",
        Approved = "APPROVED",
        Rejected = "REJECTED",
        /// Put away when the identity check started anew; no list shows it.
        Archived = "ARCHIVED",
    }
}

/// In this slice, the status.
pub type Status = DocumentStatus;

words! {
    /// What papers prove.
    pub enum Proof {
        Identity = "IDENTITY",
        Address = "ADDRESS",
    }
}

impl Proof {
    /// The kinds of paper of which one is enough.
    pub const fn types(self) -> &'static [&'static str] {
        match self {
            Proof::Identity => &["PASSPORT", "ID_CARD", "DRIVING_LICENCE"],
            Proof::Address => &["PROOF_OF_ADDRESS"],
        }
    }
}

/// A paper as its sender sees it.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct OwnDocument {
    pub id: DocumentId,
    pub r#type: String,
    pub filename: String,
    pub status: Status,
    pub created_at: Timestamp,
}

/// A paper, with a link that shows it once.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Document {
    pub id: DocumentId,
    /// What the sender calls it, such as PASSPORT.
    pub r#type: String,
    pub filename: String,
    pub mime_type: String,
    pub size: i64,
    /// Good once, for five minutes, for as long as the session lasts that asked for it.
    pub url: String,
    pub status: Status,
    pub uploaded_by: String,
    pub created_at: Timestamp,
}

/// A paper as it is stored.
#[derive(Clone, Debug)]
pub struct Stored {
    pub id: DocumentId,
    pub customer_id: CustomerId,
    pub kind: String,
    pub filename: String,
    pub mime_type: String,
    pub size: i64,
    /// The random name of the sealed file.
    pub file: String,
    pub status: Status,
    pub uploaded_by: String,
    pub created_at: Timestamp,
}

impl Stored {
    pub fn own(&self) -> OwnDocument {
        OwnDocument {
            id: self.id,
            r#type: self.kind.clone(),
            filename: self.filename.clone(),
            status: self.status,
            created_at: self.created_at,
        }
    }

    pub fn shown(self, url: String) -> Document {
        Document {
            id: self.id,
            r#type: self.kind,
            filename: self.filename,
            mime_type: self.mime_type,
            size: self.size,
            url,
            status: self.status,
            uploaded_by: self.uploaded_by,
            created_at: self.created_at,
        }
    }
}
