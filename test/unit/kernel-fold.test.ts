import { assert, property, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonical, fold } from '../../worker/kernel/fold';

const anyText = string({ unit: 'grapheme', maxLength: 60 });

describe('fold', () => {
  it.each([
    ['Łukasiewicz', 'lukasiewicz'],
    ['ĐORĐEVIĆ', 'dordevic'],
    ['Straße', 'strasse'],
    ['STRAẞE', 'strasse'],
    ['Ødegård', 'odegard'],
    ['Þórður', 'thordur'],
    ['Cœur', 'coeur'],
    ['Ærø', 'aero'],
    ['İstanbul', 'istanbul'],
    ['ısparta', 'isparta'],
    ['Zsófia'.normalize('NFD'), 'zsofia'],
    ['ﬁn', 'fin'],
    ['Ｆｕｌｌ', 'full'],
    ['Ελλάς', 'ελλας'],
    ['  blank  ', 'blank'],
    ['', ''],
  ])('%j is searched as %j', (text, folded) => {
    expect(fold(text)).toBe(folded);
  });

  it('changes nothing the second time', () => {
    assert(property(anyText, (text) => fold(fold(text)) === fold(text)));
  });

  it('finds whatever case it was typed in', () => {
    assert(property(string({ maxLength: 60 }), (text) => fold(text.toUpperCase()) === fold(text.toLowerCase())));
  });
});

describe('canonical', () => {
  it.each([
    [' Ola@Halden.Example ', 'ola@halden.example'],
    ['zsófia@x.example'.normalize('NFD'), 'zsófia@x.example'],
    ['ｏｌａ@x.example', 'ola@x.example'],
    ['ﬁ@x.example', 'fi@x.example'],
  ])('%j is unique as %j', (text, key) => {
    expect(canonical(text)).toBe(key);
  });

  it('changes nothing the second time', () => {
    assert(property(anyText, (text) => canonical(canonical(text)) === canonical(text)));
  });

  it('keeps accents apart: other people', () => {
    expect(canonical('rene@x.example')).not.toBe(canonical('rené@x.example'));
  });
});
