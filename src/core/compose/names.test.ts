import { describe, expect, it } from 'vitest';
import { address, signedName } from './names.ts';
import { person } from './panel.test-support.ts';

describe('how somebody is called', () => {
  it.each([
    ['Dr Tobias Ekwueme', 'Dr Ekwueme'],
    ['Mme Solange Arsenault', 'Mme Arsenault'],
    ['Sir Crispin Attwater', 'Sir Crispin'],
    ['Sister Perpetua Obi', 'Sister Perpetua'],
    ['Chef Dolores Ibarra', 'Chef Ibarra'],
    ['Prof. Dr. Ute van der Berg', 'Prof. van der Berg'],
    ['Bartholomew "Bart" Egede', 'Bart'],
    ['Noor (user researcher, no surname given)', 'Noor'],
    ['Ms Delgado (Stephanie? Stefanie?)', 'Ms Delgado'],
    ['Dr Ferrante (female?)', 'Dr Ferrante'],
    ['Nguyễn Thị Lan', 'Lan'],
    ['Office manager Trish', 'Trish'],
    ['Jun-seo Baek', 'Jun-seo'],
    ['Lucy Hale, PhD', 'Lucy'],
  ])('%s is %s', (name, call) => {
    expect(address(person('p', name)).call).toBe(call);
  });

  it('prints no spelling that is in doubt', () => {
    const kathryn = { ...person('p', 'Kathryn (Catherine?) Boyle'), email: 'k.boyle@example.org' };
    expect(address(kathryn).call).toBe('K. Boyle');
    expect(address(person('p', 'Ann or Anne Smith')).unsure).toEqual(['Ann', 'Anne']);
  });

  it('signs with the nickname', () => {
    expect(signedName({ name: 'Patrick "Paddy" Eze-Doyle', signature: null })).toBe(
      'Paddy Eze-Doyle',
    );
    expect(signedName({ name: 'Ruth Clarke', signature: 'Ruth' })).toBe('Ruth');
  });
});
