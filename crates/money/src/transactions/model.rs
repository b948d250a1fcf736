//! What a transaction is.

use kernel::{Currency, CustomerId, Decimal, Money, Timestamp, TransactionId, WalletId};
use uuid::Uuid;

use crate::wallets::Wallet;

foundation::words! {
    #[schemars(rename = "TransactionType")]
    pub enum Type {
        Correction = "CORRECTION",
        Bonus = "BONUS",
        Deposit = "DEPOSIT",
        Withdrawal = "WITHDRAWAL",
        DepositBonus = "DEPOSIT_BONUS",
        AffiliateTransfer = "AFFILIATE_TRANSFER",
        Fee = "FEE",
        CoinsExchange = "COINS_EXCHANGE",
        WalletTransfer = "WALLET_TRANSFER",
        CommissionPayout = "COMMISSION_PAYOUT",
    }
}

foundation::words! {
    #[schemars(rename = "TransactionStatus")]
    pub enum Status {
        Pending = "PENDING",
        Approved = "APPROVED",
        Processing = "PROCESSING",
        Completed = "COMPLETED",
        Declined = "DECLINED",
        Rejected = "REJECTED",
        Cancelled = "CANCELLED",
        Failed = "FAILED",
        Refunded = "REFUNDED",
        Chargeback = "CHARGEBACK",
    }
}

foundation::words! {
    /// Seen from the wallet.
    #[schemars(rename = "PartnerDirection")]
    pub enum Direction {
        In = "IN",
        Out = "OUT",
    }
}

foundation::words! {
    /// What partners' reports call it.
    pub enum ReportType {
        Deposit = "DEPOSIT",
        Withdrawal = "WITHDRAWAL",
        Bonus = "BONUS",
        Credit = "CREDIT",
        Correction = "CORRECTION",
        Chargeback = "CHARGEBACK",
        Refund = "REFUND",
        Fee = "FEE",
        Transfer = "TRANSFER",
    }
}

#[derive(Clone, Debug, PartialEq)]
pub struct Transaction {
    pub id: TransactionId,
    pub kind: Type,
    pub status: Status,
    pub direction: Direction,
    pub report_type: ReportType,
    pub wallet_id: WalletId,
    pub customer_id: CustomerId,
    /// What was posted to the wallet; until then, what was asked for. Positive, but for a correction that takes.
    pub amount: Money,
    /// The amount in US dollars and the rate it was converted with; none when no rate was known.
    pub usd: Option<(i64, Decimal)>,
    pub fee_minor: i64,
    pub asked: Money,
    /// What the provider processed, and the rate from it to the wallet's currency.
    pub processed: Option<(Money, Decimal)>,
    pub method: Option<String>,
    pub provider: Option<String>,
    pub provider_reference: Option<String>,
    /// Where a withdrawal goes.
    pub destination: Option<String>,
    pub comment: Option<String>,
    pub reject_reason: Option<String>,
    /// What staff should look at: LATE_APPROVAL, REVERSED_BEFORE_APPROVAL.
    pub flag: Option<String>,
    pub is_ftd: bool,
    pub is_fake: bool,
    pub is_demo: bool,
    pub add_to_credit: bool,
    pub balance_after_minor: Option<i64>,
    /// What a chargeback or refund takes back.
    pub parent_id: Option<TransactionId>,
    pub source_user_id: Option<Uuid>,
    pub affiliate_id: Option<String>,
    /// The user who asked for it.
    pub requested_by: Option<String>,
    /// The staff user who posted or decided it.
    pub admin_id: Option<String>,
    pub created_at: Timestamp,
    pub updated_at: Timestamp,
    pub completed_at: Option<Timestamp>,
}

impl Transaction {
    /// A pending transaction on a wallet, to be filled in.
    pub fn on(wallet: &Wallet, id: TransactionId, kind: Type, amount: Money, now: Timestamp) -> Transaction {
        Transaction {
            id,
            kind,
            status: Status::Pending,
            direction: if kind == Type::Withdrawal || kind == Type::Fee { Direction::Out } else { Direction::In },
            report_type: kind.report_type(),
            wallet_id: wallet.id,
            customer_id: wallet.customer_id,
            amount,
            usd: None,
            fee_minor: 0,
            asked: amount,
            processed: None,
            method: None,
            provider: None,
            provider_reference: None,
            destination: None,
            comment: None,
            reject_reason: None,
            flag: None,
            is_ftd: false,
            is_fake: false,
            is_demo: wallet.is_demo,
            add_to_credit: false,
            balance_after_minor: None,
            parent_id: None,
            source_user_id: None,
            affiliate_id: None,
            requested_by: None,
            admin_id: None,
            created_at: now,
            updated_at: now,
            completed_at: None,
        }
    }

    pub fn currency(&self) -> Currency {
        self.amount.currency()
    }

    /// What the audit log and events carry of it.
    pub fn summary(&self) -> serde_json::Value {
        serde_json::json!({
            "transactionId": self.id,
            "type": self.kind,
            "status": self.status,
            "customerId": self.customer_id,
            "walletId": self.wallet_id,
            "amount": kernel::exact::Exact(self.amount.to_decimal()),
            "currency": self.currency(),
            "amountUSD": self.usd.map(|(minor, _)| kernel::exact::Exact(Money::from_minor(minor, Currency::USD).to_decimal())),
            "isFTD": self.is_ftd,
            "isFake": self.is_fake,
            "isDemo": self.is_demo,
            "method": self.method,
            "provider": self.provider,
            "comment": self.comment,
        })
    }
}

impl Type {
    fn report_type(self) -> ReportType {
        match self {
            Type::Correction => ReportType::Correction,
            Type::Bonus | Type::DepositBonus => ReportType::Bonus,
            Type::Deposit => ReportType::Deposit,
            Type::Withdrawal => ReportType::Withdrawal,
            Type::Fee => ReportType::Fee,
            Type::AffiliateTransfer | Type::CoinsExchange | Type::WalletTransfer | Type::CommissionPayout => ReportType::Transfer,
        }
    }
}
