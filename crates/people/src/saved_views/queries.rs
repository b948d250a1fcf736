//! The statements of saved views.

use foundation::db::{Read, Row, ToBind, Tx};
use foundation::statements;
use kernel::{Result, SavedViewId, StaffId};

use super::api::SavedView;

statements! {
    LIST = "select v.id, v.list, v.name, v.search, v.shared, v.staff_id, s.first_name, s.last_name, v.updated_at
        from saved_view v join staff s on s.id = v.staff_id
        where v.list = $1 and (v.shared or v.staff_id = $2) order by case when v.staff_id = $2 then 0 else 1 end, v.name, v.id limit 500";
    FIND = "select v.id, v.list, v.name, v.search, v.shared, v.staff_id, s.first_name, s.last_name, v.updated_at
        from saved_view v join staff s on s.id = v.staff_id where v.id = $1";
    COUNT = "select count(*) from saved_view where staff_id = $1";
    INSERT = "insert into saved_view (id, staff_id, list, name, search, shared, created_at, updated_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8)";
    UPDATE = "update saved_view set name = $1, search = $2, shared = $3, updated_at = $4 where id = $5";
    DELETE = "delete from saved_view where id = $1";
}

fn view(row: &Row<'_>) -> Result<SavedView> {
    Ok(SavedView {
        id: row.get(0)?,
        list: row.get(1)?,
        name: row.get(2)?,
        search: row.get(3)?,
        shared: row.get(4)?,
        owner_id: row.get(5)?,
        owner_name: format!("{} {}", row.get::<String>(6)?, row.get::<String>(7)?),
        updated_at: row.get(8)?,
    })
}

/// One's own first, so that no number of shared ones crowds them out.
pub fn list(read: &mut Read<'_>, list: &str, owner: StaffId) -> Result<Vec<SavedView>> {
    read.list(&LIST, &[list.bind(), owner.bind()], view)
}

pub fn find(read: &mut Read<'_>, id: SavedViewId) -> Result<SavedView> {
    read.one(&FIND, &[id.bind()], view)
}

pub fn count(read: &mut Read<'_>, owner: StaffId) -> Result<i64> {
    read.value(&COUNT, &[owner.bind()])
}

pub fn insert(tx: &mut Tx<'_>, view: &SavedView) -> Result<()> {
    let binds = [
        view.id.bind(),
        view.owner_id.bind(),
        view.list.bind(),
        view.name.bind(),
        view.search.bind(),
        view.shared.bind(),
        view.updated_at.bind(),
        view.updated_at.bind(),
    ];
    tx.execute(&INSERT, &binds).map(|_| ())
}

pub fn update(tx: &mut Tx<'_>, view: &SavedView) -> Result<()> {
    tx.change_one(&UPDATE, &[view.name.bind(), view.search.bind(), view.shared.bind(), view.updated_at.bind(), view.id.bind()])
}

pub fn delete(tx: &mut Tx<'_>, id: SavedViewId) -> Result<()> {
    tx.change_one(&DELETE, &[id.bind()])
}
