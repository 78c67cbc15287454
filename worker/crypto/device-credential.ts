import { decodeBase64Url, encodeBase64Url } from './encoding';
import type { Keyring } from './keyring';

/** Whose device it is. A raised session version (a new password, say) forgets every device. */
export type DeviceOwner = { userId: string; sessionVersion: number };

const MAX_DEVICE_COOKIE_LENGTH = 128;

/** The known-device cookie `deviceId.mac`; `deviceId` must not contain a dot. */
export function issueDeviceCookie(keyring: Keyring, deviceId: string, owner: DeviceOwner): string {
  return `${deviceId}.${encodeBase64Url(keyring.mac('device', boundText(deviceId, owner)))}`;
}

/** The device id, or null unless the cookie was issued to this owner at this session version. */
export function readDeviceCookie(keyring: Keyring, value: string, owner: DeviceOwner): string | null {
  if (value.length > MAX_DEVICE_COOKIE_LENGTH) return null;
  const [deviceId, encodedMac, ...rest] = value.split('.');
  if (!deviceId || !encodedMac || rest.length > 0) return null;
  const mac = decodeBase64Url(encodedMac);
  return mac && keyring.verifyMac('device', boundText(deviceId, owner), mac) ? deviceId : null;
}

function boundText(deviceId: string, owner: DeviceOwner): string {
  return `${deviceId}.${owner.userId}.${owner.sessionVersion}`;
}
