declare module '@salesforce/sfdx-lwc-jest' {
  import type { WireAdapterConstructor } from 'lwc';

  interface TestAdapter<Value> {
    emit(value: Value): void;
    error(value?: unknown): void;
    getLastConfig(): Record<string, unknown>;
  }

  export function createApexTestWireAdapter<Value>(
    method: jest.Mock,
  ): WireAdapterConstructor & TestAdapter<Value>;
  export function createLdsTestWireAdapter<Value>(
    method: jest.Mock,
  ): WireAdapterConstructor & TestAdapter<Value>;
  export function createTestWireAdapter<Value>(
    method?: jest.Mock,
  ): WireAdapterConstructor & TestAdapter<Value>;
}
