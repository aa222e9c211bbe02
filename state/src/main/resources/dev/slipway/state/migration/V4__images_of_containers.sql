-- The image that a container is made from. It lies in a store of its own, so that nothing here can point to it.
alter table container add column image_id varchar;

create index container_image on container (image_id);
