-- SKUs that people take for one: a product whose SKU only looks different is created when a person says so.

-- A function in a migration, unlike all others: the index holds its results, so it is never replaced. Another way to fold needs
-- another function and another index. It uses built-in functions only, since a restore builds the index without a search path.
create function look_alike_key(sku text) returns text
language plpgsql immutable strict parallel safe
as $$
declare
  invisible constant text := E'\u00AD\u034F\u061C\u180E\u200B\u200C\u200D\u200E\u200F\u202A\u202B\u202C\u202D\u202E\u2060\u2061'
      || E'\u2062\u2063\u2064\u2066\u2067\u2068\u2069\u206A\u206B\u206C\u206D\u206E\u206F\uFE00\uFE01\uFE02'
      || E'\uFE03\uFE04\uFE05\uFE06\uFE07\uFE08\uFE09\uFE0A\uFE0B\uFE0C\uFE0D\uFE0E\uFE0F\uFEFF';
  blanks constant text := E'\t\n\x0B\f\r\u0085\u1680\u2028\u2029';
  -- Letters by their look, then lower case of other letters, dashes and apostrophes. ASCII is left to upper().
  letters constant text := 'АаВвЕеЅѕІіЈјКкМмНнОоРрСсТтУуХхЁёЇїҮүΑαΒβΕεΖζΗηΙιΚκΜμΝνΟοΡρΤτ'
      || 'ΥυΧχбгджзийлпфцчшщъыьэюяєґўқғҳγδθλξπσςφψωàáâãäåæçèéêëìíîïðñò'
      || 'óôõöøùúûüýþı‐‒–—―−ʻʼ‘’`';
  same constant text := 'AABBEESSIIJJKKMMHHOOPPCCTTYYXXËËÏÏYYAABBEEZZHHIIKKMMNNOOPPTT'
      || 'YYXXБГДЖЗИЙЛПФЦЧШЩЪЫЬЭЮЯЄҐЎҚҒҲΓΔΘΛΞΠΣΣΦΨΩÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒ'
      || 'ÓÔÕÖØÙÚÛÜÝÞI------''''''''''';
  visible constant text := translate(normalize(translate(sku, invisible, ''), nfkc), blanks, repeat(' ', length(blanks)));
begin
  return upper(regexp_replace(btrim(translate(visible, letters, same)), ' +', ' ', 'g') collate "C");
end
$$;
comment on function look_alike_key is 'A SKU as people read it: without case, invisible characters, Unicode forms, spaces around, and letters of other scripts that look the same. Equal for SKUs that are probably one.';
create index products_look_alike on products (look_alike_key(sku));

-- Imports look up thousands of barcodes: each look-up would read the list of pending entries, which they themselves make long.
alter index products_barcodes set (fastupdate = off);
