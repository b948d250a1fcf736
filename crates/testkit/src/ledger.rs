//! The ledger as a table: what a test about money ends in.

use crate::house::TestBrand;

impl TestBrand {
    /// Compares the balances of all accounts that are named in `expected` (`account amount currency` per line); and that all
    /// postings add up to zero.
    pub async fn ledger_reads(&self, expected: &str) {
        let lines: Vec<String> =
            expected.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" ")).filter(|line| !line.is_empty()).collect();
        let mut seen = Vec::new();
        for line in &lines {
            let account = line.split(' ').next().unwrap_or_default();
            let currency = line.rsplit(' ').next().unwrap_or_default();
            let sum = self
                .rows(&format!("select cast(coalesce(sum(amount_minor), 0) as bigint) from posting where account = '{account}' and currency = '{currency}'"))
                .await;
            let minor: i64 = sum[0].parse().expect("a number");
            let code: kernel::Currency = currency.parse().expect("a currency");
            seen.push(format!("{account} {} {currency}", kernel::money::amount_text(minor, code)));
        }
        assert_eq!(seen, lines, "the ledger differs");
        let unbalanced =
            self.rows("select journal_id, currency from posting group by journal_id, currency having sum(amount_minor) <> 0").await;
        assert!(unbalanced.is_empty(), "postings that do not add up to zero: {unbalanced:?}");
    }
}
