import { fold } from '../../kernel/fold.ts';
import type { Random } from './random.ts';

export interface PersonName {
  first: string;
  last: string;
  display: string;
  /** How the name is written in an address: plain Latin letters. */
  firstLatin: string;
  lastLatin: string;
  locale: string;
}

/** Names in Latin letters stand alone; the others bring their transcription after a colon. */
interface Language {
  locale: string;
  weight: number;
  isFamilyNameFirst?: boolean;
  first: string;
  last: string;
}

const languages: Language[] = [
  {
    locale: 'nb',
    weight: 16,
    first: 'Ingrid Solveig Håkon Sindre Marit Øyvind Astrid Bjørn Tuva Eirik Ragnhild Jørgen Live Åse Torbjørn Kari',
    last: 'Hansen Ødegård Løvås Berntsen Sørlie Åsheim Nygård Kvamme Tveit Solbakken Rønning Haugen Bråten Strand',
  },
  {
    locale: 'is',
    weight: 4,
    first: 'Sigríður Guðrún Þórdís Birna Hrafnhildur Elín Ragnheiður Ásdís',
    last: 'Þorvaldsdóttir Guðmundsdóttir Ólafsdóttir Björnsdóttir Ægisdóttir Sigurðardóttir',
  },
  {
    locale: 'is',
    weight: 4,
    first: 'Ólafur Snorri Ásgeir Kjartan Örn Þorsteinn Guðmundur Hörður',
    last: 'Jónsson Sigurðsson Einarsson Hallgrímsson Þórðarson Björnsson',
  },
  {
    locale: 'pl',
    weight: 15,
    first: 'Łukasz Agnieszka Paweł Zofia Michał Małgorzata Wojciech Światopełk Grzegorz Katarzyna Stanisław Żaneta',
    last: 'Wójcik Kowalczyk Woźniak Mazur Krawczyk Pająk Wróbel Kołodziej Piątek Gołąb Król Żak Nowak Sęk',
  },
  {
    locale: 'pt',
    weight: 14,
    first: 'João Inês Gonçalo Catarina Tomás Beatriz Nuno Conceição Rúben Leonor Simão Mafalda Afonso Graça',
    last: 'Simões Conceição Magalhães Araújo Guimarães Falcão Leitão Nogueira Esteves Brandão Patrício Tavares',
  },
  {
    locale: 'el',
    weight: 7,
    first: 'Ελένη:Eleni Μαρία:Maria Κατερίνα:Katerina Ιωάννα:Ioanna Αγγελική:Angeliki Σοφία:Sofia Δέσποινα:Despina',
    last: 'Παπαδοπούλου:Papadopoulou Νικολαΐδου:Nikolaidou Βλάχου:Vlachou Οικονόμου:Oikonomou Γεωργίου:Georgiou Δήμου:Dimou',
  },
  {
    locale: 'el',
    weight: 6,
    first:
      'Γιώργος:Giorgos Νίκος:Nikos Δημήτρης:Dimitris Σπύρος:Spyros Κώστας:Kostas Αλέξανδρος:Alexandros Πάνος:Panos',
    last: 'Παπαδόπουλος:Papadopoulos Νικολαΐδης:Nikolaidis Βλάχος:Vlachos Οικονόμου:Oikonomou Καραγιάννης:Karagiannis Σταύρου:Stavrou',
  },
  {
    locale: 'uk',
    weight: 7,
    first:
      'Дмитро:Dmytro Олена:Olena Тарас:Taras Оксана:Oksana Андрій:Andrii Соломія:Solomiia Богдан:Bohdan Ірина:Iryna',
    last: 'Шевченко:Shevchenko Коваленко:Kovalenko Бондар:Bondar Мельник:Melnyk Ткаченко:Tkachenko Лисенко:Lysenko',
  },
  {
    locale: 'hu',
    weight: 4,
    first: 'Zsófia Gergő Eszter Balázs Boglárka Ádám Réka Levente',
    last: 'Horváth Szűcs Kőszegi Lakatos Vörös Bíró Fehér Szőke',
  },
  {
    locale: 'es',
    weight: 5,
    first: 'Begoña Íñigo Lucía Álvaro Nuria Andrés Rocío Joaquín',
    last: 'Ñíguez Muñoz Ibáñez Peña Zúñiga Cañete Echeverría Ordóñez',
  },
  {
    locale: 'de',
    weight: 5,
    first: 'Jürgen Käthe Sören Anneliese Günther Friederike Lieselotte Matthias',
    last: 'Vogelsang Großmann Müller Schäfer Weiß Krüger Strauß Böhm',
  },
  {
    locale: 'tr',
    weight: 4,
    first: 'İbrahim Ayşe Çağla Uğur Şebnem Gökhan Zeynep Barış',
    last: 'Çelik Yıldırım Şahin Öztürk Kılıç Güneş Doğan Aydın',
  },
  {
    locale: 'vi',
    weight: 3,
    isFamilyNameFirst: true,
    first: 'Khải Hương Đức Thảo Tuấn Ngọc Phương Hiếu',
    last: 'Nguyễn Trần Phạm Đặng Lê Võ Bùi Hoàng',
  },
  {
    locale: 'ga',
    weight: 2,
    first: 'Aoife Caoimhe Oisín Ruairí Saoirse Tadhg',
    last: 'Ó-Briain Ó-Súilleabháin Mac-Gabhann Ó-Dálaigh',
  },
  {
    locale: 'en',
    weight: 9,
    first: 'Adaeze Priya Chidi Meera Kwame Grace Arjun Ngozi Rahul Temperance Tobias Yetunde',
    last: 'Okonkwo Ramaswamy Adeyemi Iyer Mensah Whitlock Banerjee Eze Chaudhry Hartley Osei Nair',
  },
  {
    locale: 'ja',
    weight: 3,
    isFamilyNameFirst: true,
    first: '陽菜:Haruna 翔太:Shota 美咲:Misaki 健:Ken 結衣:Yui 大輔:Daisuke',
    last: '田中:Tanaka 佐藤:Sato 鈴木:Suzuki 渡辺:Watanabe 山本:Yamamoto',
  },
  {
    locale: 'ar',
    weight: 3,
    first: 'فاطمة:Fatima يوسف:Youssef ليلى:Layla عمر:Omar نور:Nour كريم:Karim',
    last: 'بنعلي:Benali الحداد:Haddad منصور:Mansour العمري:Elamri سعيد:Said',
  },
];

const weights = languages.map((language) => [language, language.weight] as const);

export function inventName(random: Random): PersonName {
  const language = random.weighted(weights);
  const [first, firstLatin] = spelt(random.pick(language.first.split(' ')));
  const [last, lastLatin] = spelt(random.pick(language.last.split(' ')));
  const display = language.isFamilyNameFirst ? `${last} ${first}` : `${first} ${last}`;
  return { first, last, display, firstLatin, lastLatin, locale: language.locale };
}

/** What is typed for a name: `Ødegård` and `Ó-Súilleabháin` become `odegard` and `osuilleabhain`. */
function spelt(entry: string): [string, string] {
  const [name = '', latin = name] = entry.split(':');
  return [name.replaceAll('-', ' '), fold(latin).replace(/[^a-z]/g, '')];
}
