-- Who goes on with an import: whoever took it last. Rows that an earlier worker still has in hand are refused.
alter table lead_import add column runner text;
