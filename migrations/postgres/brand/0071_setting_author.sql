-- Who changed a setting last, by name, so that it can stand beside the field.
alter table setting add column updated_by text collate "C";
