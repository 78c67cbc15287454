import Archive from '@lucide/svelte/icons/archive';
import BadgeCheck from '@lucide/svelte/icons/badge-check';
import Banknote from '@lucide/svelte/icons/banknote';
import Bell from '@lucide/svelte/icons/bell';
import BookOpen from '@lucide/svelte/icons/book-open';
import Briefcase from '@lucide/svelte/icons/briefcase';
import Building2 from '@lucide/svelte/icons/building-2';
import Calendar from '@lucide/svelte/icons/calendar';
import Camera from '@lucide/svelte/icons/camera';
import ChartColumn from '@lucide/svelte/icons/chart-column';
import Circle from '@lucide/svelte/icons/circle';
import CircleQuestionMark from '@lucide/svelte/icons/circle-question-mark';
import ClipboardCheck from '@lucide/svelte/icons/clipboard-check';
import ClipboardList from '@lucide/svelte/icons/clipboard-list';
import Clock from '@lucide/svelte/icons/clock';
import Compass from '@lucide/svelte/icons/compass';
import ContactRound from '@lucide/svelte/icons/contact-round';
import Database from '@lucide/svelte/icons/database';
import FileKey from '@lucide/svelte/icons/file-key';
import FileText from '@lucide/svelte/icons/file-text';
import Flag from '@lucide/svelte/icons/flag';
import Folder from '@lucide/svelte/icons/folder';
import Gauge from '@lucide/svelte/icons/gauge';
import Globe from '@lucide/svelte/icons/globe';
import HandCoins from '@lucide/svelte/icons/hand-coins';
import Handshake from '@lucide/svelte/icons/handshake';
import Heart from '@lucide/svelte/icons/heart';
import House from '@lucide/svelte/icons/house';
import IdCard from '@lucide/svelte/icons/id-card';
import ImageIcon from '@lucide/svelte/icons/image';
import KeyRound from '@lucide/svelte/icons/key-round';
import Landmark from '@lucide/svelte/icons/landmark';
import Layers from '@lucide/svelte/icons/layers';
import LayoutDashboard from '@lucide/svelte/icons/layout-dashboard';
import LifeBuoy from '@lucide/svelte/icons/life-buoy';
import Lightbulb from '@lucide/svelte/icons/lightbulb';
import LinkIcon from '@lucide/svelte/icons/link';
import ListChecks from '@lucide/svelte/icons/list-checks';
import ListTree from '@lucide/svelte/icons/list-tree';
import Lock from '@lucide/svelte/icons/lock';
import Mail from '@lucide/svelte/icons/mail';
import MailCheck from '@lucide/svelte/icons/mail-check';
import MapPin from '@lucide/svelte/icons/map-pin';
import Megaphone from '@lucide/svelte/icons/megaphone';
import MessageSquare from '@lucide/svelte/icons/message-square';
import Monitor from '@lucide/svelte/icons/monitor';
import Network from '@lucide/svelte/icons/network';
import Newspaper from '@lucide/svelte/icons/newspaper';
import Package from '@lucide/svelte/icons/package';
import Palette from '@lucide/svelte/icons/palette';
import PenTool from '@lucide/svelte/icons/pen-tool';
import Phone from '@lucide/svelte/icons/phone';
import Plug from '@lucide/svelte/icons/plug';
import Printer from '@lucide/svelte/icons/printer';
import Receipt from '@lucide/svelte/icons/receipt';
import Rocket from '@lucide/svelte/icons/rocket';
import Scale from '@lucide/svelte/icons/scale';
import ScrollText from '@lucide/svelte/icons/scroll-text';
import Search from '@lucide/svelte/icons/search';
import Server from '@lucide/svelte/icons/server';
import Settings from '@lucide/svelte/icons/settings';
import ShieldCheck from '@lucide/svelte/icons/shield-check';
import ShoppingCart from '@lucide/svelte/icons/shopping-cart';
import SlidersHorizontal from '@lucide/svelte/icons/sliders-horizontal';
import Star from '@lucide/svelte/icons/star';
import Store from '@lucide/svelte/icons/store';
import Tag from '@lucide/svelte/icons/tag';
import Timer from '@lucide/svelte/icons/timer';
import Truck from '@lucide/svelte/icons/truck';
import UserRound from '@lucide/svelte/icons/user-round';
import Users from '@lucide/svelte/icons/users';
import UsersRound from '@lucide/svelte/icons/users-round';
import Video from '@lucide/svelte/icons/video';
import Wallet from '@lucide/svelte/icons/wallet';
import Workflow from '@lucide/svelte/icons/workflow';
import Wrench from '@lucide/svelte/icons/wrench';
import type { Component } from 'svelte';

export type Icon = Component<{ size?: number; strokeWidth?: number; 'aria-hidden'?: 'true' }>;

/** The icons that menu items choose from, by the names that Lucide gives them. */
export const menuIcons: Readonly<Record<string, Icon>> = {
  archive: Archive,
  'badge-check': BadgeCheck,
  banknote: Banknote,
  bell: Bell,
  'book-open': BookOpen,
  briefcase: Briefcase,
  'building-2': Building2,
  calendar: Calendar,
  camera: Camera,
  'chart-column': ChartColumn,
  circle: Circle,
  'circle-question-mark': CircleQuestionMark,
  'clipboard-check': ClipboardCheck,
  'clipboard-list': ClipboardList,
  clock: Clock,
  compass: Compass,
  'contact-round': ContactRound,
  database: Database,
  'file-key': FileKey,
  'file-text': FileText,
  flag: Flag,
  folder: Folder,
  gauge: Gauge,
  globe: Globe,
  'hand-coins': HandCoins,
  handshake: Handshake,
  heart: Heart,
  house: House,
  'id-card': IdCard,
  image: ImageIcon,
  'key-round': KeyRound,
  landmark: Landmark,
  layers: Layers,
  'layout-dashboard': LayoutDashboard,
  'life-buoy': LifeBuoy,
  lightbulb: Lightbulb,
  link: LinkIcon,
  'list-checks': ListChecks,
  'list-tree': ListTree,
  lock: Lock,
  mail: Mail,
  'mail-check': MailCheck,
  'map-pin': MapPin,
  megaphone: Megaphone,
  'message-square': MessageSquare,
  monitor: Monitor,
  network: Network,
  newspaper: Newspaper,
  package: Package,
  palette: Palette,
  'pen-tool': PenTool,
  phone: Phone,
  plug: Plug,
  printer: Printer,
  receipt: Receipt,
  rocket: Rocket,
  scale: Scale,
  'scroll-text': ScrollText,
  search: Search,
  server: Server,
  settings: Settings,
  'shield-check': ShieldCheck,
  'shopping-cart': ShoppingCart,
  'sliders-horizontal': SlidersHorizontal,
  star: Star,
  store: Store,
  tag: Tag,
  timer: Timer,
  truck: Truck,
  'user-round': UserRound,
  users: Users,
  'users-round': UsersRound,
  video: Video,
  wallet: Wallet,
  workflow: Workflow,
  wrench: Wrench,
};

/** An item of another application may name one that this set doesn't have. */
export function iconOf(name: string | null): Icon {
  return (name !== null && Object.hasOwn(menuIcons, name) ? menuIcons[name] : undefined) ?? Circle;
}
