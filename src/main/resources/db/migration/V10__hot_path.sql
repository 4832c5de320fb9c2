-- Ends a statement, and all that it wrote, where what it was sure of does not hold: then it is done again with care.
create function must(holds boolean) returns boolean language plpgsql immutable as $$
begin
  if not holds then
    raise exception 'written by somebody else meanwhile' using errcode = 'KP001';
  end if;
  return true;
end
$$;
