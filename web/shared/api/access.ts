// What the generated files are made of: an operation and the rules of its fields.

export interface FieldRule {
  type: string;
  required: boolean;
  format?: string;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  pattern?: string;
  secret?: boolean;
  enum?: readonly string[];
  items?: FieldRule;
  fields?: Record<string, FieldRule>;
}

export interface Operation {
  method: string;
  path: string;
  who: string;
  permission?: string;
  stepUp?: boolean;
  fields?: Record<string, FieldRule>;
}
