import { Checkbox, SimpleGrid, TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useQuery } from 'urql';
import { graphql } from '../../gql/gql.ts';
import type { TextId } from '../../shared/language.ts';
import { useSettings } from '../base/settings.tsx';

/** A rule as the API has it. */
export interface Rule {
  stockBuffer: number;
  stockPercent: number;
  stockLimit: number | null;
  stockMinimum: number;
  selling: boolean;
}

/** A rule as it is typed; empty: no restriction. */
export interface TypedRule {
  stockBuffer: string;
  stockPercent: string;
  stockLimit: string;
  stockMinimum: string;
  selling: boolean;
}

export type RuleErrors = Partial<Record<keyof TypedRule, string>>;

const counts = ['stockBuffer', 'stockPercent', 'stockLimit', 'stockMinimum'] as const;
const open = { stockBuffer: 0, stockPercent: 100, stockLimit: null, stockMinimum: 0 } as const;

export function toTypedRule(rule: Rule): TypedRule {
  const text = (name: (typeof counts)[number]): string => (rule[name] === open[name] ? '' : String(rule[name]));
  return {
    stockBuffer: text('stockBuffer'),
    stockPercent: text('stockPercent'),
    stockLimit: text('stockLimit'),
    stockMinimum: text('stockMinimum'),
    selling: rule.selling,
  };
}

const digits = /^\d{1,9}$/;

/** The rule that was typed, or the fields that are no numbers. */
export function readTypedRule(typed: TypedRule): { rule: Rule } | { wrong: (keyof TypedRule)[] } {
  const text = (name: (typeof counts)[number]): string => typed[name].replace(/[\s\u00A0%]/g, '');
  const wrong = counts.filter((name) => text(name) !== '' && !digits.test(text(name)));
  if (Number(text('stockPercent')) > 100) wrong.push('stockPercent');
  if (wrong.length > 0) return { wrong };
  const number = (name: (typeof counts)[number]): number | null =>
    text(name) === '' ? open[name] : Number(text(name));
  return {
    rule: {
      stockBuffer: number('stockBuffer') ?? 0,
      stockPercent: number('stockPercent') ?? 100,
      stockLimit: number('stockLimit'),
      stockMinimum: number('stockMinimum') ?? 0,
      selling: typed.selling,
    },
  };
}

/** The fields of a rule. */
export function RuleFields(props: { typed: TypedRule; onType(typed: TypedRule): void; errors: RuleErrors }) {
  const { typed, onType, errors } = props;
  const { t } = useSettings();
  return (
    <>
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        {counts.map((name) => (
          <TextInput
            key={name}
            label={t(`rule.${name}` as TextId)}
            description={t(`rule.${name}Hint` as TextId)}
            inputMode="numeric"
            autoComplete="off"
            value={typed[name]}
            error={errors[name]}
            onChange={(event) => onType({ ...typed, [name]: event.currentTarget.value })}
          />
        ))}
      </SimpleGrid>
      <Checkbox
        label={t('rule.selling')}
        description={t('rule.sellingHint')}
        checked={typed.selling}
        onChange={(event) => onType({ ...typed, selling: event.currentTarget.checked })}
      />
    </>
  );
}

const previewQuery = graphql(`
  query PreviewRules($marketplace: String!, $marketplaceSku: String, $rule: StockRuleInput!) {
    previewRules(marketplace: $marketplace, marketplaceSku: $marketplaceSku, rule: $rule) {
      listings changed toZero rows { marketplaceSku before after }
    }
  }
`);

const pauseMs = 300;

/** What a rule would show, read again a moment after the last key; undefined: not known, or it is no rule. */
export function usePreview(of: { marketplace: string; marketplaceSku: string | null }, typed: TypedRule) {
  const [settled, setSettled] = useState(typed);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(typed), pauseMs);
    return () => clearTimeout(timer);
  }, [typed]);
  const read = readTypedRule(settled);
  const isRule = 'rule' in read;
  const [{ data, fetching }] = useQuery({
    query: previewQuery,
    variables: { ...of, rule: isRule ? read.rule : {} },
    pause: !isRule,
    requestPolicy: 'network-only',
  });
  return isRule && settled === typed && !fetching ? (data?.previewRules ?? undefined) : undefined;
}
