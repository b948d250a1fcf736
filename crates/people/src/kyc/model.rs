//! The life of an identity check.

use foundation::words;
use kernel::{Problem, Result};

words! {
    /// Where a customer's identity check stands.
    pub enum KycStatus {
        /// Nothing was sent, or not enough.
        Pending = "PENDING",
        InReview = "IN_REVIEW",
        Approved = "APPROVED",
        /// Refused; the customer may try again.
        Rejected = "REJECTED",
        /// Approved once, and no longer.
        Revoked = "REVOKED",
    }
}

/// In this slice, the status.
pub type Status = KycStatus;

/// What can happen to an identity check.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Event {
    /// The customer sent a document.
    Submit,
    Approve,
    Reject,
    Revoke,
    Reset,
}

impl Event {
    /// As the audit log and the outbox name it.
    pub const fn action(self) -> &'static str {
        match self {
            Event::Submit => "kyc.submitted",
            Event::Approve => "kyc.approved",
            Event::Reject => "kyc.rejected",
            Event::Revoke => "kyc.revoked",
            Event::Reset => "kyc.reset",
        }
    }
}

impl Status {
    /// The whole life of an identity check; whatever is not listed is refused.
    pub fn after(self, event: Event) -> Result<Status> {
        match (self, event) {
            (Status::Approved, Event::Approve) => Err(refused(self, "approved")),
            (_, Event::Approve) => Ok(Status::Approved),
            (Status::Pending | Status::InReview, Event::Reject) => Ok(Status::Rejected),
            (_, Event::Reject) => Err(refused(self, "rejected")),
            (Status::Approved, Event::Revoke) => Ok(Status::Revoked),
            (_, Event::Revoke) => Err(refused(self, "revoked")),
            (_, Event::Reset) => Ok(Status::Pending),
            (Status::Pending | Status::Rejected | Status::InReview, Event::Submit) => Ok(Status::InReview),
            // New papers of somebody who is approved, or was and is not, are for staff to look at; they move nothing.
            (Status::Approved | Status::Revoked, Event::Submit) => Ok(self),
        }
    }
}

fn refused(from: Status, wanted: &str) -> Problem {
    let problem = Problem::conflict("kyc_status").because(format!("An identity check that is {} cannot be {wanted}.", from.word()));
    problem.with("kycStatus", from.word())
}
