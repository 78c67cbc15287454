import { expect, field, test, title, toast, visit } from './support/test.ts';

test('a taken address is told beside its field, with a link to who has it', async ({ desk: page, api }) => {
  const holder = await api.aUser({ firstName: 'Ingrid' });
  const person = await api.aUser();
  await visit(page, `/users/${person.id}`);
  await page.getByRole('link', { name: 'Edit', exact: true }).click();
  await expect(title(page, `Edit ${person.name}`)).toBeFocused();
  const save = page.getByRole('button', { name: 'Save changes' });
  await expect(save).toBeDisabled();
  await expect(save).toHaveAccessibleDescription('Nothing changed yet');

  const email = field(page, 'Email');
  await email.fill('no address');
  await email.blur();
  await expect(email).toHaveAccessibleDescription('Write it as name@halden.example.');
  await expect(save).toHaveAccessibleDescription('1 field to correct');
  await email.fill(holder.email);
  await email.blur();
  await expect(email).toHaveAccessibleDescription(`${holder.name} has this address. Open`);
  await expect(page.getByRole('alert').getByRole('link', { name: 'Open' })).toHaveAttribute(
    'href',
    `/users/${holder.id}`,
  );

  await email.fill(`new.${person.email}`);
  await field(page, 'Last name').fill('Okonkwo');
  await save.click();
  await expect(toast(page)).toContainText('2 fields changed.');
  await expect(title(page, `${person.firstName} Okonkwo`)).toBeFocused();
  await expect(page.getByText(`new.${person.email}`)).toBeVisible();
});

test('an address that somebody takes while the form is open is refused at its field, and nothing typed is lost', async ({
  desk: page,
  api,
}) => {
  const person = await api.aUser();
  await visit(page, `/users/${person.id}/edit`);
  const wanted = `wanted.${person.email}`;
  await field(page, 'Job title optional').fill('Archivist');
  const looked = page.waitForResponse((response) => response.url().includes('/api/users?'));
  await field(page, 'Email').fill(wanted);
  await field(page, 'Email').blur();
  await looked;
  const rival = await api.aUser();
  await api.call('PATCH', `/api/users/${rival.id}`, { email: wanted });

  await page.getByRole('button', { name: 'Save changes' }).click();
  await expect(field(page, 'Email')).toBeFocused();
  await expect(field(page, 'Email')).toHaveAttribute('aria-invalid', 'true');
  await expect(field(page, 'Email')).toHaveValue(wanted);
  await expect(field(page, 'Job title optional')).toHaveValue('Archivist');
});

for (const { choice, lastName, jobTitle } of [
  { choice: 'Save your version', lastName: 'Mine', jobTitle: 'Theirs' },
  { choice: 'Take their version', lastName: 'Theirs', jobTitle: 'Theirs' },
]) {
  test(`when somebody saved in between, both versions are shown: ${choice}`, async ({ desk: page, api }) => {
    const person = await api.aUser();
    await visit(page, `/users/${person.id}/edit`);
    await field(page, 'Last name').fill('Mine');
    await api.call('PATCH', `/api/users/${person.id}`, { last_name: 'Theirs', job_title: 'Theirs' });
    await page.getByRole('button', { name: 'Save changes' }).click();

    const question = page.getByRole('dialog', { name: 'Which version stays?' });
    const difference = question.getByRole('row').filter({ hasText: 'Last name' });
    await expect(difference.getByRole('cell')).toHaveText([/Theirs/, /Mine/]);
    await expect(question.getByRole('row').filter({ hasText: 'Job title' })).toHaveCount(0);
    await question.getByRole('button', { name: choice }).click();
    await expect(question).toBeHidden();
    if (choice === 'Save your version') await expect(title(page, `${person.firstName} Mine`)).toBeVisible();
    else await expect(field(page, 'Last name')).toHaveValue('Theirs');

    const saved = await api.call('GET', `/api/users/${person.id}`);
    expect(saved).toMatchObject({ last_name: lastName, job_title: jobTitle });
  });
}
