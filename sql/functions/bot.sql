-- What the bot owes to people when an order changes.

-- Cards of an order that waits for confirmation, to everybody who may confirm it; what they show is owed again with each change of its
-- status; news to the buyer. While the bot is off nothing is owed. A trigger, so that no way to change an order can be forgotten.
create or replace function owe_bot_messages() returns trigger
language plpgsql
as $$
declare
  owes boolean := false;
begin
  if not (select active from bot_reader) then
    return null;
  end if;
  if tg_op = 'INSERT' then
    insert into bot_messages (chat_id, kind, order_id)
      select c.chat_id, 'order_card', new.id
      from api_keys k join bot_chats c on c.chat_id = k.telegram_user_id
      where k.role in ('owner', 'operator') and k.revoked_at is null and coalesce(k.expires_at, 'infinity') > now() and c.may_write
      order by c.chat_id;
    owes := found;
  else
    update bot_messages set wanted_version = wanted_version + 1, due_at = '-infinity', body = '{}'
      where order_id = new.id and kind = 'order_card';
    owes := found;
    if new.status in ('confirmed', 'shipped', 'cancelled', 'expired') then
      insert into bot_messages (chat_id, kind, order_id, body)
        select c.chat_id, 'order_news', new.id, jsonb_build_object('status', new.status)
        from bot_chats c where c.chat_id = new.buyer_id and c.may_write;
      owes := owes or found;
    end if;
  end if;
  if owes then
    perform graphile_worker.add_job('send_alerts', '{}'::json);
  end if;
  return null;
end
$$;
comment on function owe_bot_messages is 'Row trigger on orders: owes cards of new orders to staff and news of their order to buyers, while the bot is on.';

create or replace trigger orders_bot_card after insert on orders
  for each row when (new.status = 'held') execute function owe_bot_messages();
create or replace trigger orders_bot_news after update on orders
  for each row when (old.status is distinct from new.status and (old.status = 'held' or new.buyer_id is not null))
  execute function owe_bot_messages();
